// SPDX-License-Identifier: Apache-2.0
/** Writes new plugins. */
package org.morphogen.kit;
