// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.host;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.run.Runner;
import org.morphogen.shell.extend.Outside;

/** Tells a listener what came over the wire. */
record Retelling(Runner.Listener listener) {

    void said(String sentence) {
        listener.said(sentence);
    }

    void tell(Map<String, Object> event) {
        switch (String.valueOf(event.get("what"))) {
            case "started" ->
                listener.started(
                        String.valueOf(event.get("unit")),
                        number(event.get("first")).longValue(),
                        number(event.get("length")).longValue(),
                        String.valueOf(event.get("device")),
                        String.valueOf(event.get("dynamics")));
            case "ticked" ->
                listener.ticked(
                        number(event.get("index")).longValue(),
                        metrics(event.get("metrics")),
                        number(event.get("cellStepsPerSecond")).doubleValue());
            case "wrote" -> listener.wrote(Path.of(String.valueOf(event.get("file"))));
            default -> listener.said(String.valueOf(event.get("sentence")));
        }
    }

    static Outside.Finished finished(Map<String, Object> answer) {
        Runner.Result result = new Runner.Result(
                Path.of(String.valueOf(answer.get("folder"))),
                String.valueOf(answer.get("unit")),
                number(answer.get("done")).longValue(),
                metrics(answer.get("losses")),
                number(answer.get("seconds")).doubleValue(),
                number(answer.get("cellStepsPerSecond")).doubleValue(),
                Boolean.TRUE.equals(answer.get("interrupted")),
                List.of());
        return new Outside.Finished(result, String.valueOf(answer.get("experiment")));
    }

    private static Number number(@Nullable Object value) {
        return value instanceof Number number ? number : Double.NaN;
    }

    private static Map<String, Double> metrics(@Nullable Object values) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (values instanceof Map<?, ?> map) {
            map.forEach(
                    (key, value) -> metrics.put(key.toString(), number(value).doubleValue()));
        }
        return metrics;
    }
}
