// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.subleq;

import org.morphogen.api.config.Doc;

/** It has no settings. */
@Doc("One instruction, subtract and branch if not positive: three bytes are its operands.")
record SubleqConfig() {}
