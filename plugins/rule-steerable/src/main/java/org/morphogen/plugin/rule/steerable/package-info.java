// SPDX-License-Identifier: Apache-2.0
/** A neural rule whose sites have a direction of their own. */
package org.morphogen.plugin.rule.steerable;
