// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.morphogen.api.experiment.ExperimentException;

/**
 * What a new plugin is called, everywhere that a name stands.
 *
 * @param kind such as {@code rule}
 * @param type as experiments name it: lower case, words joined by hyphens
 * @param packageName of its Java; also its bundle's symbolic name
 */
record Naming(String kind, String type, String group, String packageName, String release) {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern PACKAGE = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)*");

    Naming {
        if (!TYPE.matcher(type).matches()) {
            throw new ExperimentException(
                    "'" + type + "' is no name of a plugin; expected lower-case letters and digits,"
                            + " words joined by hyphens, such as my-" + kind);
        }
        if (!PACKAGE.matcher(packageName).matches()) {
            throw new ExperimentException(
                    "--package '" + packageName + "' is no Java package; expected lower-case names"
                            + " joined by dots, such as org.example." + type.replace("-", ""));
        }
    }

    String artifact() {
        return kind + "-" + type;
    }

    /** As Java names it: {@code my-rule} is {@code MyRule}. */
    String className() {
        return Arrays.stream(type.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** As OpenCL C names it: {@code my_rule}. */
    String fileName() {
        return type.replace('-', '_');
    }

    /** The archetypes' properties. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("groupId", group);
        properties.put("artifactId", artifact());
        properties.put("version", "1.0.0");
        properties.put("package", packageName);
        properties.put("type", type);
        properties.put("className", className());
        properties.put("fileName", fileName());
        properties.put("morphogenVersion", release);
        properties.put("symbol_pound", "#");
        return properties;
    }
}
