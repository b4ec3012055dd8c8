// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The folder of the neural rule that ships, copied, with a kernel of its own: its update is multiplied by a gain of 1. */
record GainRule(Path folder) {

    static final String JAVA = "src/main/java/org/morphogen/plugin/rule/neural/NeuralRule.java";
    static final String KERNEL = "src/main/opencl/neural_gain.cl";

    private static final Path SOURCES = Path.of(System.getProperty("morphogen.home"))
            .resolve("../../../plugins/rule-neural")
            .normalize();

    static GainRule in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = SOURCES.relativize(file).toString();
                if (name.startsWith("src/main") || name.equals("pom.xml") || name.matches("target/[^/]*\\.jar")) {
                    copy(file, folder.resolve(name));
                }
            }
        }
        GainRule rule = new GainRule(folder);
        rule.add("Gain.java", JAVA.replace("NeuralRule", "Gain"));
        rule.add("neural_gain.cl", KERNEL);
        rule.edit(
                JAVA,
                text -> text.replace(
                                "    private final Perceptron layers;",
                                "    private final Perceptron layers;\n    private final Gain gain;")
                        .replace(
                                "this.layers = new Perceptron(scope);",
                                "this.layers = new Perceptron(scope);\n        this.gain = new Gain(scope, channels);")
                        .replace("return layers.update(", "return gain.apply(tape, layers.apply(")
                        .replace("(float) config.stepSize());", "(float) config.stepSize()));"));
        return rule;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    private void add(String resource, String name) throws IOException {
        Path to = folder.resolve(name);
        Files.createDirectories(to.getParent());
        try (var in = GainRule.class.getResourceAsStream("/scenario/" + resource)) {
            Files.copy(in, to);
        }
    }

    /** Saves a file with a change in it. */
    void edit(String file, UnaryOperator<String> change) throws IOException {
        Path path = folder.resolve(file);
        String before = Files.readString(path);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new AssertionError("nothing was edited in " + file);
        }
        Files.writeString(path, after);
    }

    /** Where a text is, from 1. */
    int line(String file, String text) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(file));
        return 1
                + lines.indexOf(
                        lines.stream().filter(l -> l.contains(text)).findFirst().orElseThrow());
    }
}
