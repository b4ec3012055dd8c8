// SPDX-License-Identifier: Apache-2.0
/** A neural rule that knows no direction. */
package org.morphogen.plugin.rule.isotropic;
