// SPDX-License-Identifier: Apache-2.0
/** The distance of a state's colours to a picture. */
package org.morphogen.plugin.loss.targetimage;
