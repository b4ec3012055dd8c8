// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.substrate;

/**
 * A neighbourhood operator: what it computes for each channel of a site.
 *
 * @param name such as {@code gradient-x}
 * @param outputs values for each channel
 * @param help one sentence, with the stencil and its scale
 */
public record Operator(String name, int outputs, String help) {}
