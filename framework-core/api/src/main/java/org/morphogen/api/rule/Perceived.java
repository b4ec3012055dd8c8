// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.rule;

import org.morphogen.api.dynamics.Step;
import org.morphogen.api.substrate.ActiveSet;

/**
 * What active sites sense in one step.
 *
 * @param rows one row per active site
 * @param active which site each row is
 * @param step keys random numbers
 */
public record Perceived(Rows rows, ActiveSet active, Step step) {}
