// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.http;

import java.util.List;
import java.util.Map;

/** The JSON object of a request's body, with checks. */
public record Arguments(Map<?, ?> values) {

    public double number(String key) {
        if (values.get(key) instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw new Refusal(Refusal.MISTAKE, "'" + key + "' is to be a number");
    }

    public long whole(String key, long otherwise, long min, long max) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Long number && number >= min && number <= max) {
            return number;
        }
        throw new Refusal(
                Refusal.MISTAKE, "'" + key + "' is to be a whole number from " + min + " to " + max + ", not " + value);
    }

    public boolean flag(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** A list of texts; empty if it is left out. */
    public List<String> texts(String key) {
        Object value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new Refusal(Refusal.MISTAKE, "'" + key + "' is to be a list of texts");
    }

    public boolean has(String key) {
        return values.get(key) != null;
    }
}
