// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

/**
 * Device memory of one compute.
 *
 * @param bytes in use by open scopes
 * @param peakBytes the largest {@code bytes} so far
 * @param cachedBytes kept on free lists for re-use
 */
public record MemoryUse(long bytes, long peakBytes, long cachedBytes) {}
