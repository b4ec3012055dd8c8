// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.train;

import java.util.Map;

/**
 * What ticks tell.
 *
 * @param ticks how many were done
 * @param metrics of the last of them, by name, such as {@code loss}; in display order; may be empty
 * @param cellSteps number of site updates, masked and dead ones counted
 */
public record Report(long ticks, Map<String, Double> metrics, long cellSteps) {}
