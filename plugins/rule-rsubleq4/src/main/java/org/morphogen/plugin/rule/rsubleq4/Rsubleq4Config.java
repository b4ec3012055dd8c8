// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.rsubleq4;

import org.morphogen.api.config.Doc;

/** It has no settings. */
@Doc("One instruction, subtract and branch if not positive, with four operands relative to itself.")
record Rsubleq4Config() {}
