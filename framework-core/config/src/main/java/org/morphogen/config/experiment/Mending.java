// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.morphogen.api.config.Problem;
import org.morphogen.config.text.Pointer;

/** Takes mistakes out of plain values, so that defaults take their place and further mistakes come to light. */
final class Mending {

    private Mending() {}

    /** A copy without the keys that the problems point at; a list with a mistake goes as a whole. */
    static Map<String, Object> without(Map<String, Object> values, List<Problem> problems) {
        Map<String, Object> mended = values;
        for (Problem problem : problems) {
            mended = removed(mended, Pointer.keys(problem.pointer()));
        }
        return mended;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> removed(Map<String, Object> values, List<String> keys) {
        Map<String, Object> mended = new LinkedHashMap<>(values);
        if (keys.size() > 1 && values.get(keys.get(0)) instanceof Map<?, ?> below) {
            mended.put(keys.get(0), removed((Map<String, Object>) below, keys.subList(1, keys.size())));
        } else if (!keys.isEmpty()) {
            mended.remove(keys.get(0));
        }
        return mended;
    }
}
