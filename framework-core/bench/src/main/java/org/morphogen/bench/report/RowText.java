// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.morphogen.bench.measure.Samples;
import org.morphogen.shell.text.Table;
import org.morphogen.shell.text.Units;

/** Rows for people. */
public final class RowText {

    private RowText() {}

    /** A table with one line a row, and below it what is kept apart: rates, memory, start-up. */
    public static List<String> lines(List<Row> rows) {
        Table table = new Table("lllrrrrll");
        table.row("benchmark", "peer", "unit", "ours", "(range)", "peer's", "ratio", "agreement", "of the peak");
        rows.forEach(row -> table.row(cells(row)));
        List<String> lines = new ArrayList<>(table.lines());
        rows.forEach(row -> row.notes()
                .forEach(note ->
                        lines.add("  " + row.name() + (row.peer().isEmpty() ? "" : ", " + row.peer()) + ": " + note)));
        return lines;
    }

    private static String[] cells(Row row) {
        Samples theirs = row.theirs();
        Double ratio = row.ratio();
        Rate rate = row.rate();
        return new String[] {
            row.name(),
            row.peer(),
            row.unit(),
            Units.metric(row.ours().median()),
            range(row.ours()),
            theirs == null ? "" : Units.metric(theirs.median()) + " " + range(theirs),
            ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio),
            row.agreement() == null ? "" : row.agreement().toString(),
            rate == null ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * rate.share())
        };
    }

    private static String range(Samples samples) {
        return "(" + Units.metric(samples.least()) + "-" + Units.metric(samples.most()) + ")";
    }
}
