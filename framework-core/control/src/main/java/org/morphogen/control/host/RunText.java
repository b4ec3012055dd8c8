// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.host;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Status;

/** A run as plain values. */
final class RunText {

    private RunText() {}

    static Map<String, Object> of(Run run) {
        Status status = run.status();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", run.id());
        values.put("experiment", run.experiment().name());
        values.put("folder", run.folder().toAbsolutePath().normalize().toString());
        values.put("phase", status.phase().name().toLowerCase(Locale.ROOT));
        values.put("unit", status.unit());
        values.put("done", status.done());
        values.put("length", status.length());
        values.put("metrics", status.metrics());
        values.put("cellStepsPerSecond", status.cellStepsPerSecond());
        values.put("device", status.device());
        values.put("dynamics", status.dynamics());
        values.put("substrate", text(run.experiment().substrate()));
        values.put("rule", text(run.experiment().rule()));
        values.put("words", status.words());
        return values;
    }

    private static String text(Part part) {
        return part.type() + " " + part.version();
    }
}
