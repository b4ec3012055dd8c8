// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.forth;

import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/** Which of the stack languages. */
@Doc("A stack language of program soups: a byte pushes a number, jumps, or works on the stack and on the two programs.")
record ForthConfig(
        @Doc(
                "How programs are read and written: forth pushes and stores bytes; forthtrivial, the language of the paper, also "
                        + "copies a byte to the other program in one command; forthcopy copies between any two bytes; "
                        + "forthtrivial-reset is forthtrivial with guarded bytes.")
        @Default("\"forthtrivial\"")
        ForthVariant variant) {}
