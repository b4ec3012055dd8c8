// SPDX-License-Identifier: Apache-2.0
/** A language of program soups with one instruction. */
package org.morphogen.plugin.rule.subleq;
