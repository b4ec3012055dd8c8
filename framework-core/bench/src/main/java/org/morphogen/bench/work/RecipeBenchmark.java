// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.bench.device.Peak;
import org.morphogen.bench.measure.Samples;
import org.morphogen.bench.report.Rate;
import org.morphogen.bench.report.Row;

/**
 * Other rules beside the fused growing rule: training iterations of one size in turn. The work of a cell differs from rule
 * to rule, so there is nothing to agree; the shares of the peak tell how well each is done.
 *
 * @param rules the others
 * @param alive shares of the cells that live
 * @param fused whether the others are fused too, else composed
 */
record RecipeBenchmark(String name, String description, List<Cells> rules, List<Double> alive, boolean fused)
        implements Benchmark {

    @Override
    public List<Row> run(Setting setting) {
        List<Row> rows = new ArrayList<>();
        rules.forEach(rule -> alive.forEach(share -> rows.add(row(setting, rule, share))));
        return rows;
    }

    private Row row(Setting setting, Cells rule, double share) {
        NeuralTask growing = NeuralTask.recipe(Cells.GROWING, share);
        NeuralTask task = NeuralTask.recipe(rule, share);
        try (Composition one = composition(setting, growing);
                Composition other = composition(setting, task)) {
            Emoji emoji = new Emoji(setting.host().catalog());
            NeuralSide ours = new NeuralSide(one, growing, NeuralInput.still(growing, emoji), one.best());
            Dynamics dynamics = fused ? other.best() : other.composed();
            NeuralSide theirs = new NeuralSide(other, task, NeuralInput.still(task, emoji), dynamics);
            Peak.Load peak = new Peak(one.compute(), one.scope()).multiplyAdds();
            ours.run();
            theirs.run();
            peak.contender().run();
            List<Samples> samples = setting.turns().measure(List.of(ours, theirs, peak.contender()));
            double most = peak.best(samples.get(2));
            Samples slower = samples.get(1);
            Rate rate = new Rate("FLOP/s", theirs.flops() / slower.median(), most, 0);
            return new Row(
                    name() + (share < 1 ? "-29-alive" : "-all-alive"),
                    setting.device().name(),
                    rule.text(),
                    "",
                    "s",
                    false,
                    samples.get(0),
                    slower,
                    null,
                    new Rate("FLOP/s", ours.flops() / samples.get(0).median(), most, 0),
                    List.of(note(rule.text() + " by " + theirs.name(), task, rate, slower)));
        }
    }

    private static Composition composition(Setting setting, NeuralTask task) {
        return new Composition(
                setting.host(), setting.host().devices().open(setting.device(), false), task.substrate(), task.rule());
    }

    private static String note(String what, NeuralTask task, Rate rate, Samples seconds) {
        double cells = (double) task.batch() * task.size() * task.size() * task.steps();
        return String.format(
                Locale.ROOT,
                "%s at %s, %.0f %%, %.1f million cell-steps a second",
                what,
                rate,
                100 * rate.share(),
                cells / seconds.median() * 1e-6);
    }
}
