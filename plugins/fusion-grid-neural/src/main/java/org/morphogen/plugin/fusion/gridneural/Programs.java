// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.HashMap;
import java.util.Map;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Scope;

/** The programs of one pair, each built when it is first asked for: a simulation needs no adjoint. */
final class Programs {

    private final Scope scope;
    private final Map<String, ?> constants;
    private final Map<String, Program> built = new HashMap<>();

    Programs(Scope scope, Map<String, ?> constants) {
        this.scope = scope;
        this.constants = constants;
    }

    Program get(String file) {
        return built.computeIfAbsent(file, name -> scope.program(KernelSource.of(Programs.class, name), constants));
    }
}
