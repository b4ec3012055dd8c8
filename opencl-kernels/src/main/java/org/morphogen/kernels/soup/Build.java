// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.soup;

import java.util.HashMap;
import java.util.Map;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;

/**
 * How a language's file is built, and how many items take its tapes.
 *
 * @param length bytes of a program
 * @param tokens whether bytes carry tokens
 * @param compatible how mutations are drawn
 */
record Build(int length, boolean tokens, boolean compatible) {

    /** Tapes that an item of a CPU takes: the cost of an item does not count, and a few can run side by side. */
    private static final int BATCH = 32;

    /** Items of a GPU's work-group. */
    private static final int GROUP = 64;

    /** Tapes that an item takes. */
    private static int batch(Device device) {
        return device.isCpu() ? BATCH : 1;
    }

    /** The items that take so many tapes. On a CPU each is a group: a stack holds the tapes of one. */
    static Range items(Device device, long tapes) {
        long items = (tapes + batch(device) - 1) / batch(device);
        return device.isCpu() ? Range.stripes(items) : Range.of(items).by(GROUP);
    }

    Program of(Language language, Scope scope) {
        Map<String, Integer> constants = new HashMap<>(language.constants());
        constants.put("PROGRAM_LENGTH", length);
        constants.put("TOKENS", tokens ? 1 : 0);
        constants.put("COMPATIBLE", compatible ? 1 : 0);
        constants.put("BATCH", batch(scope.compute().device()));
        constants.put("REGISTERS", language.registers().size());
        return scope.program(language.source(), constants);
    }
}
