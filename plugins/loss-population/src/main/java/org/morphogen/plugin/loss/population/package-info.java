// SPDX-License-Identifier: Apache-2.0
/** The number of live sites. */
package org.morphogen.plugin.loss.population;
