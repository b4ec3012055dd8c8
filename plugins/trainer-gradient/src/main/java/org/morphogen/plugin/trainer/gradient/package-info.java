// SPDX-License-Identifier: Apache-2.0
/** Gradient descent through time, with a pool of states and damage. */
package org.morphogen.plugin.trainer.gradient;
