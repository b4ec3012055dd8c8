// SPDX-License-Identifier: Apache-2.0
/** The Z80 as a language of program soups. */
package org.morphogen.plugin.rule.z80;
