// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.program;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.morphogen.api.compute.ComputeException;

/** Build constants as compiler options, in the order of their names. */
final class BuildConstants {

    private BuildConstants() {}

    static String options(Map<String, ?> constants) {
        return new TreeMap<>(constants)
                .entrySet().stream()
                        .map(e -> " -D " + name(e.getKey()) + "=" + literal(e.getKey(), e.getValue()))
                        .collect(Collectors.joining());
    }

    private static String name(String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new ComputeException("Build constant '" + name + "' is no C identifier");
        }
        return name;
    }

    private static String literal(String name, Object value) {
        if (value instanceof Float || value instanceof Double) {
            float number = ((Number) value).floatValue();
            if (!Float.isFinite(number)) {
                throw new ComputeException("Build constant " + name + " is " + value + "; a finite number is expected");
            }
            return number + "f";
        }
        if (value instanceof Long number) {
            return number == (int) (long) number ? number.toString() : number + "L";
        }
        if (value instanceof Boolean truth) {
            return truth ? "1" : "0";
        }
        String text = String.valueOf(value);
        if (!text.matches("[^\\s\"'\\\\]+")) {
            throw new ComputeException("Build constant " + name + " is '" + text
                    + "'; a number or a word without blanks and quotes is expected");
        }
        return text;
    }
}
