// SPDX-License-Identifier: Apache-2.0
/** A small neural network as the rule. */
package org.morphogen.plugin.rule.neural;
