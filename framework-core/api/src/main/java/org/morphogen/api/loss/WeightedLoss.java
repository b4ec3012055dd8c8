// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.loss;

/**
 * A loss in an experiment.
 *
 * @param name its type, made unique by a number if the experiment has several
 * @param weight factor in the total
 */
public record WeightedLoss(String name, double weight, Loss loss) {}
