// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.List;
import org.morphogen.bench.report.Row;

/** One thing that is measured. */
public interface Benchmark {

    /** How the user names it: kebab-case. */
    String name();

    /** One sentence. */
    String description();

    /** Does it, from scratch to closed devices and ended peers. */
    List<Row> run(Setting setting);
}
