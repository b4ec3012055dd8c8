// SPDX-License-Identifier: Apache-2.0
/** What happens when two programs meet, step by step. */
package org.morphogen.plugin.command.soup.trace;
