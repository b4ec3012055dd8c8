// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.train;

import java.util.Map;

/**
 * What a tick tells.
 *
 * @param metrics by name, such as {@code loss}; in display order; may be empty
 * @param cellSteps number of site updates, masked and dead ones counted
 */
public record Report(Map<String, Double> metrics, long cellSteps) {}
