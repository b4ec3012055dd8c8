// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.bff;

import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/**
 * A BFF language.
 *
 * @param variant which
 */
@Doc("Ten commands, two heads, and loops, on the tape that holds the program itself.")
public record BffConfig(
        @Doc("The language. That of the paper is bff-noheads.") @Default("\"bff-noheads\"")
        Variant variant) {}
