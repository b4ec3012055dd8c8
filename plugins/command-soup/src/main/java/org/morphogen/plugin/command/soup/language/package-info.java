// SPDX-License-Identifier: Apache-2.0
/** Languages by the names that commands know. */
package org.morphogen.plugin.command.soup.language;
