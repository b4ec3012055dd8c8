// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.rule;

import org.morphogen.api.compute.Shape;

/**
 * One trainable tensor of a rule, FLOAT32.
 *
 * @param name such as {@code dense1.kernel}
 * @param shape kernels of dense layers are {@code [inputs][outputs]}
 * @param initializer its values before training
 */
public record ParameterSpec(String name, Shape shape, Initializer initializer) {}
