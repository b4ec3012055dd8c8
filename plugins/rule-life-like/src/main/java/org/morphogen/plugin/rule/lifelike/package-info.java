// SPDX-License-Identifier: Apache-2.0
/** Life and its kin. */
package org.morphogen.plugin.rule.lifelike;
