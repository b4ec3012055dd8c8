// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell;

import java.util.function.ToIntFunction;
import org.osgi.service.component.annotations.Component;

/** What the launcher calls: takes the command line, returns the exit code. */
@Component(service = ToIntFunction.class, property = "morphogen.entry:Boolean=true")
public final class Entry implements ToIntFunction<String[]> {

    @Override
    public int applyAsInt(String[] args) {
        System.out.println(String.join(" ", args));
        return 0;
    }
}
