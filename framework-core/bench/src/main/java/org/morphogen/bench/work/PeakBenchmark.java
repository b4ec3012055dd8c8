// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.List;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Scope;
import org.morphogen.bench.device.Peak;
import org.morphogen.bench.measure.Samples;
import org.morphogen.bench.report.Row;

/** What the device can do at most. */
public record PeakBenchmark() implements Benchmark {

    /** Names of the rows. */
    public static final String FMA = "peak-multiply-adds";

    /** Name of the row with the bandwidth. */
    public static final String COPY = "peak-copy";

    private static final String LOGIC = "peak-word-operations";
    private static final double GIGA = 1e-9;

    @Override
    public String name() {
        return "peak";
    }

    @Override
    public String description() {
        return "Multiply-adds, word operations and copied bytes a second: our own kernels of nothing else.";
    }

    @Override
    public List<Row> run(Setting setting) {
        try (Compute compute = setting.host().devices().open(setting.device(), false);
                Scope scope = compute.scope("peak")) {
            Peak peak = new Peak(compute, scope);
            return List.of(
                    row(setting, FMA, "GFLOP/s", peak.multiplyAdds()),
                    row(setting, LOGIC, "Gop/s", peak.wordOperations()),
                    row(setting, COPY, "GB/s", peak.copy()));
        }
    }

    private static Row row(Setting setting, String name, String unit, Peak.Load load) {
        load.contender().run();
        Samples seconds = setting.turns().measure(List.of(load.contender())).get(0);
        Samples rates = new Samples(
                seconds.values().stream().map(s -> GIGA * load.amount() / s).toList());
        return Row.alone(name, setting.device().name(), unit, true, rates, List.of());
    }
}
