// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.soup;

import java.util.HashMap;
import java.util.Map;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Scope;

/**
 * How a language's file is built.
 *
 * @param length bytes of a program
 * @param tokens whether bytes carry tokens
 * @param compatible how mutations are drawn
 */
record Build(int length, boolean tokens, boolean compatible) {

    Program of(Language language, Scope scope) {
        Map<String, Integer> constants = new HashMap<>(language.constants());
        constants.put("PROGRAM_LENGTH", length);
        constants.put("TOKENS", tokens ? 1 : 0);
        constants.put("COMPATIBLE", compatible ? 1 : 0);
        constants.put("REGISTERS", language.registers().size());
        return scope.program(language.source(), constants);
    }
}
