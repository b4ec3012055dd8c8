// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A researcher edits a rule while it trains, and makes every mistake there is. */
class DevTest {

    private static final Path SOURCES = Path.of(System.getProperty("morphogen.home"))
            .resolve("../../../plugins/rule-isotropic")
            .normalize();
    private static final String JAVA = "src/main/java/org/morphogen/plugin/rule/isotropic/";
    private static final String KERNEL = "src/main/opencl/isotropic_gradient_length.cl";

    @TempDir
    Path folder;

    private Process run;
    private Process dev;

    @BeforeEach
    void copyThePlugin() throws IOException {
        Path to = folder.resolve("rule-isotropic");
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = SOURCES.relativize(file).toString();
                if (name.startsWith("src/main") || name.equals("pom.xml") || name.matches("target/[^/]*\\.jar")) {
                    Files.createDirectories(to.resolve(name).getParent());
                    Files.copy(file, to.resolve(name));
                }
            }
        }
    }

    @AfterEach
    void endBoth() throws InterruptedException {
        for (Process process : new Process[] {dev, run}) {
            if (process != null) {
                process.destroy();
                assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            }
        }
    }

    /** Edits a file, and waits for what that brings. */
    private String answer(String file, UnaryOperator<String> edit) throws Exception {
        Path path = folder.resolve("rule-isotropic").resolve(file);
        String before = Files.readString(path);
        String after = edit.apply(before);
        assertTrue(!after.equals(before), "nothing was edited in " + file);
        int lines = told().size();
        Files.writeString(path, after);
        await(lines + 1);
        return String.join("\n", told().subList(lines, told().size()));
    }

    private void restore(String file) throws Exception {
        int lines = told().size();
        Files.copy(
                SOURCES.resolve(file),
                folder.resolve("rule-isotropic").resolve(file),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        await(lines + 1);
    }

    private List<String> told() throws IOException {
        return Files.readAllLines(folder.resolve("dev-out.txt"));
    }

    private void await(int lines) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (told().size() < lines) {
            assertTrue(System.nanoTime() < deadline, () -> read("dev-out.txt") + read("dev-err.txt") + read("err.txt"));
            assertTrue(dev.isAlive() && run.isAlive(), () -> read("dev-err.txt") + read("err.txt"));
            Thread.sleep(20);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void whatIsSavedIsSwappedInAndWhatIsWrongIsToldWithFileAndLine() throws Exception {
        Command command = new Command(folder);
        run = command.start(
                folder.resolve("out.txt"),
                folder.resolve("err.txt"),
                "run",
                "growing-lizard",
                "--set",
                "rule={\"type\": \"isotropic\", \"variant\": \"lap-gradnorm\", \"hidden\": 32}",
                "--set",
                "substrate.width=24",
                "--set",
                "substrate.height=24",
                "--set",
                "losses.0.size=16",
                "--set",
                "training.iterations=100000",
                "--set",
                "training.batch=2",
                "--set",
                "training.steps=[6,9]",
                "--set",
                "training.pool.size=8",
                "--set",
                "observers=[]",
                "--out",
                "r");
        while (!read("err.txt").contains("iteration ")) {
            assertTrue(run.isAlive(), () -> read("err.txt"));
            Thread.sleep(50);
        }
        dev = command.start(
                folder.resolve("dev-out.txt"), folder.resolve("dev-err.txt"), "dev", "rule-isotropic", "--run", "r");
        await(1);
        assertTrue(told().get(0).contains("Swapped /rule from isotropic"), () -> read("dev-out.txt"));

        String kernel = answer(KERNEL, text -> text.replace("= sqrt((gx", "= 2.0f * sqrt((gx"));
        assertTrue(kernel.contains("Swapped /rule from isotropic 1.0.0.dev-"), kernel);
        String syntax = answer(KERNEL, text -> text.replace("const int row = ", "const in row = "));
        assertTrue(syntax.contains("rule-isotropic/" + KERNEL + ":"), syntax);
        String nan = answer(
                KERNEL,
                text -> text.replace("const in row = ", "const int row = ").replace("2.0f", "NAN"));
        assertTrue(nan.contains("is NaN") && nan.contains("goes on as it was"), nan);
        restore(KERNEL);

        String java = answer(
                JAVA + "IsotropicRule.java",
                text -> text.replace("config.hidden(), channels).par", "64, channels).par"));
        assertTrue(java.contains("dense1.kernel is [48x32] now and would be [48x64]"), java);
        String broken = answer(
                JAVA + "IsotropicRule.java",
                text -> text.replace("64, channels).parameters();", "config.hidden(), channels).parameters()"));
        assertTrue(broken.matches("(?s).*" + JAVA + "IsotropicRule.java:\\d+: ';' expected.*"), broken);
        restore(JAVA + "IsotropicRule.java");
        String thrown = answer(
                JAVA + "IsotropicRuleType.java",
                text -> text.replaceFirst(
                        "(implements RuleType<[^{]*\\{)",
                        "$1\n    public IsotropicRuleType() {\n        throw new IllegalStateException(\"no key\");\n    }\n"));
        assertTrue(thrown.contains("no key"), thrown);
        restore(JAVA + "IsotropicRuleType.java");

        Command.Outcome runs = command.run("runs");
        assertTrue(runs.out().contains("growing-lizard") && runs.out().contains("running"), runs::all);
        assertEquals(0, command.run("pause", "r").code());
        assertTrue(command.run("runs").out().contains("paused"));
        Command.Outcome swap = command.run("swap", "r", "rule.fireRate=0.75");
        assertTrue(swap.out().contains("parameters carried over"), swap::all);
        Command.Outcome stop = command.run("stop", "r");
        assertEquals(0, stop.code(), stop::all);
        assertTrue(run.waitFor(60, TimeUnit.SECONDS));
        assertEquals(130, run.exitValue(), () -> read("err.txt"));
        // First build, kernel, kernel back, Java back twice, value.
        assertEquals(6, Files.readAllLines(folder.resolve("r/changes.jsonl")).size(), () -> read("r/changes.jsonl"));
    }
}
