// SPDX-License-Identifier: Apache-2.0
/** The distance of a state to a picture, whichever way it lies (Mordvintsev, Randazzo, Fouts 2022). */
package org.morphogen.plugin.loss.rotationinvariant;
