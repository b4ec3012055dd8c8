// SPDX-License-Identifier: Apache-2.0
/** A small language of program soups: the example of how to add one. */
package org.morphogen.plugin.rule.ferry;
