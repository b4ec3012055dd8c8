// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.soup;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.KernelSource;

/**
 * A language of programs: one kernel file and what the host knows of it.
 *
 * @param name such as {@code bff_noheads}
 * @param source the {@code .cl} file that defines {@code language_run} and includes {@code common/soup_interact.clh}
 * @param constants its own build constants
 * @param limit steps of a meeting
 * @param registers what a run reports beside steps and operations, the position of the next command first; the file's
 *     {@code REGISTERS} is their number
 * @param notation how people write it
 */
public record Language(
        String name,
        KernelSource source,
        Map<String, Integer> constants,
        int limit,
        List<String> registers,
        Notation notation) {

    public Language {
        constants = Map.copyOf(constants);
        registers = List.copyOf(registers);
    }
}
