// SPDX-License-Identifier: Apache-2.0
/** The command 'plugins'. */
package org.morphogen.repository.command;
