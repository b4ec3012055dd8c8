// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.morphogen.api.compute.ProfileRow;
import org.morphogen.api.run.Runner;
import org.morphogen.shell.text.Table;

/** A run's result for scripts and for people. */
final class RunSummary {

    private RunSummary() {}

    /** The last line of a run, as an object. */
    static Map<String, Object> json(Runner.Result result, String experiment, String device, String dynamics) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("run", result.folder());
        summary.put("experiment", experiment);
        summary.put("unit", result.unit());
        summary.put("done", result.done());
        summary.put("losses", result.losses());
        summary.put("seconds", Math.round(result.seconds() * 1000) / 1000.0);
        summary.put("cellStepsPerSecond", Math.round(result.cellStepsPerSecond()));
        summary.put("device", device);
        summary.put("dynamics", dynamics);
        summary.put("interrupted", result.interrupted());
        return summary;
    }

    /** One row for each kernel; what a kernel does not tell is left out. */
    static List<String> profile(List<ProfileRow> rows) {
        double all = rows.stream().mapToDouble(ProfileRow::seconds).sum();
        Table table = new Table("lrrrrr").row("KERNEL", "CALLS", "TIME s", "SHARE %", "GFLOP/S", "GB/S");
        for (ProfileRow row : rows) {
            table.row(
                    row.kernel(),
                    String.valueOf(row.calls()),
                    number("%.3f", row.seconds()),
                    number("%.1f", all == 0 ? 0 : 100 * row.seconds() / all),
                    rate(row.flops(), row.seconds()),
                    rate(row.bytes(), row.seconds()));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("all kernels: " + number("%.3f", all) + " s");
        return lines;
    }

    private static String rate(double amount, double seconds) {
        return amount == 0 || seconds == 0 ? "-" : number("%.2f", amount / seconds * 1e-9);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
