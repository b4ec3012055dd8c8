// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.orientation;

import java.util.List;
import org.morphogen.api.config.Problems;

/** Steps at which an analysis looks. */
final class Times {

    private Times() {}

    static void check(List<Integer> times, Problems problems) {
        if (!times.stream().sorted().distinct().toList().equals(times)) {
            problems.error("/times", times.toString(), "rising numbers of steps", "");
        }
    }
}
