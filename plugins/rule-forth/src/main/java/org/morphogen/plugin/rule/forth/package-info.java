// SPDX-License-Identifier: Apache-2.0
/** Stack languages of program soups. */
package org.morphogen.plugin.rule.forth;
