// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

/**
 * What one kernel cost, from device timers.
 *
 * @param kernel program file and kernel name
 * @param calls number of launches
 * @param seconds summed device time
 * @param flops floating-point operations told by {@link Cost}; 0 if not told
 * @param bytes global-memory bytes told by {@link Cost}; 0 if not told
 */
public record ProfileRow(String kernel, long calls, double seconds, double flops, double bytes) {}
