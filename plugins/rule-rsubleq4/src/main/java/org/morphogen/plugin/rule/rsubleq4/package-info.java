// SPDX-License-Identifier: Apache-2.0
/** A language of program soups with one instruction of four relative operands. */
package org.morphogen.plugin.rule.rsubleq4;
