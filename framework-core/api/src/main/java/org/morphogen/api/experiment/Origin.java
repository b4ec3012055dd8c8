// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.experiment;

/**
 * Where a plugin came from, as a run's record keeps it.
 *
 * @param bundle symbolic name
 * @param version of the bundle
 * @param jar SHA-256 of the bundle's file, hexadecimal; "" if it has none
 * @param kernels SHA-256 of all kernel text that it can build from: its own and that of the bundles it is wired to; ""
 *     if there is none
 */
public record Origin(String bundle, String version, String jar, String kernels) {}
