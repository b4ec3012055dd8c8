// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.morphogen.api.experiment.ExperimentException;

/** What a caller asks, with checks. */
record Request(Map<String, Object> values) {

    String text(String key) {
        return maybe(key).orElseThrow(() -> new ExperimentException("the request has no '" + key + "'"));
    }

    Optional<String> maybe(String key) {
        return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    Path path(String key) {
        return Path.of(text(key));
    }

    boolean flag(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    long number(String key) {
        if (values.get(key) instanceof Long number) {
            return number;
        }
        throw new ExperimentException("the request has no number '" + key + "'");
    }

    List<String> texts(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
