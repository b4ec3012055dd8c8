// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.dynamics;

import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Shape;

/**
 * One named tensor of a state.
 *
 * @param name such as {@code cells}
 * @param type element type
 * @param shape of one sample, without the batch axis; channels last
 */
public record TensorSpec(String name, ElementType type, Shape shape) {}
