// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lizard grows as it ships, in a host; at iteration 50 its rule's kernel is edited, and then every mistake is made.
 *
 * <p>The rule begins fused, and an edited one is composed: from iteration 51 on the right comparison is not a run that
 * nobody edited, but one that stopped at iteration 50 and went on from its checkpoint under the edited rule. Both are to be
 * equal to the last bit, in parameters, moments of the optimiser, pool and tick.
 */
class SwapScenarioTest {

    private static final int EDITED_AT = 50;
    private static final int END = 58;
    private static final String RULE = GainRule.JAVA;
    private static final String TYPE = "src/main/java/org/morphogen/plugin/rule/neural/NeuralRuleType.java";
    private static final String KERNEL = GainRule.KERNEL;
    private static final String[] LIZARD = {
        "growing-lizard",
        "--set",
        "training.iterations=" + END,
        "--set",
        "training.saveEvery=" + EDITED_AT,
        "--set",
        "training.evaluation.samples=0",
        "--set",
        "observers=[]"
    };

    @TempDir
    Path folder;

    private GainRule rule;
    private Process dev;

    @Test
    @Timeout(value = 300, unit = TimeUnit.SECONDS)
    void aLizardGoesOnUnderAnEditedKernelAndNoMistakeChangesABitOfIt() throws Exception {
        rule = GainRule.in(folder.resolve("rule"));
        try (Serving host = new Serving(folder)) {
            queueBoth(host);
            host.await("edited", "paused", EDITED_AT - 1);
            refusedByTheCommand(host);
            host.step("edited", 1);

            edit(host);
            host.step("edited", 1);
            String version = mistakes(host);
            host.command().run("resume", "edited");
            host.await("edited", "done", END);
            assertFalse(same("undisturbed", "edited"), "an edit that nobody sees");

            branch(host, version);
            assertTrue(same("branched", "edited"), "not as if nothing had been tried");
            // The first build as it was copied, the edit, and the edit again after two of the mistakes.
            List<String> changes = Files.readAllLines(folder.resolve("edited/changes.jsonl"));
            assertEquals(4, changes.size(), changes::toString);
            assertTrue(changes.get(1).contains("\"next\": " + EDITED_AT + ","), changes::toString);
        } finally {
            if (dev != null) {
                dev.destroy();
                dev.waitFor(30, TimeUnit.SECONDS);
            }
        }
    }

    /** The undisturbed run first; the other one does what it may and waits there. A third keeps both from beginning. */
    private void queueBoth(Serving host) throws Exception {
        host.attach("first", "life", "--set", "steps=1000000000", "--set", "observers=[]");
        host.attach("undisturbed", LIZARD);
        host.attach("edited", LIZARD);
        Command.Outcome step = host.command().run("step", "edited", "--ticks", String.valueOf(EDITED_AT - 1));
        assertEquals(0, step.code(), step::all);
        assertEquals(0, host.command().run("stop", "first").code());
    }

    private void refusedByTheCommand(Serving host) throws Exception {
        Command.Outcome swap = host.command().run("swap", "edited", "rule.hidden=64");
        assertEquals(1, swap.code(), swap::all);
        assertTrue(swap.err().contains("dense1.kernel is [48x128] now and would be [48x64]"), swap::all);
    }

    private void edit(Serving host) throws Exception {
        dev = host.command()
                .start(folder.resolve("dev-out.txt"), folder.resolve("dev-err.txt"), "dev", "rule", "--run", "edited");
        await(1);
        assertTrue(told().get(0).contains("Swapped /rule from neural 1.0.0 to neural 1.0.0.dev-"), this::all);
        assertTrue(told().get(0).contains("(composed, "), this::all);
        swapped(answer(KERNEL, text -> text.replace("GAIN 1.0f", "GAIN 1.5f")));
    }

    /** The version that was swapped in. */
    private static String swapped(String told) {
        Matcher matcher =
                Pattern.compile("to neural (\\S+); parameters carried over").matcher(told);
        assertTrue(matcher.find(), told);
        return matcher.group(1);
    }

    /** Each followed by a tick. The version that is in at last. */
    private String mistakes(Serving host) throws Exception {
        String syntax = answer(KERNEL, text -> text.replaceFirst("const int i =", "const in i ="));
        assertTrue(syntax.matches("(?s).*rule/" + KERNEL + ":" + rule.line(KERNEL, "const in i =") + ":.*"), syntax);
        host.step("edited", 1);
        String nan = answer(
                KERNEL,
                text -> text.replaceFirst("const in i =", "const int i =").replace("1.5f", "NAN"));
        assertTrue(nan.contains("is NaN") && nan.contains("goes on as it was"), nan);
        host.step("edited", 1);
        swapped(answer(KERNEL, text -> text.replace("GAIN NAN", "GAIN 1.5f")));
        String shapes = answer(RULE, text -> text.replace("= config.hidden()", "= 1 + config.hidden()"));
        assertTrue(shapes.contains("dense1.kernel is [48x128] now and would be [48x129]"), shapes);
        host.step("edited", 1);
        String version = swapped(answer(RULE, text -> text.replace("= 1 + config.hidden()", "= config.hidden()")));
        String thrown = answer(
                TYPE,
                text -> text.replaceFirst(
                        "(implements RuleType<[^{]*\\{)",
                        "$1\n    public NeuralRuleType() {\n        throw new IllegalStateException(\"no key\");\n    }\n"));
        assertTrue(thrown.contains("no key") && thrown.contains("NeuralRuleType"), thrown);
        host.step("edited", 1);
        byte[] whole = Files.readAllBytes(folder.resolve("rule/target/morphogen-rule-neural.jar"));
        Files.write(folder.resolve("short.jar"), Arrays.copyOf(whole, whole.length / 2));
        Command.Outcome cut = host.command().run("plugins", "install", "short.jar");
        assertEquals(1, cut.code(), cut::all);
        assertTrue(cut.err().contains("short.jar"), cut::all);
        return version;
    }

    /** What was saved at iteration 50, under the rule that the other one got. */
    private void branch(Serving host, String version) throws Exception {
        Command.Outcome branch = host.command()
                .run(
                        "branch",
                        "undisturbed",
                        "--at",
                        String.valueOf(EDITED_AT),
                        "--out",
                        "branched",
                        "--set",
                        "rule.version=[" + version + "," + version + "]");
        assertEquals(0, branch.code(), branch::all);
        host.await("branched", "done", END);
    }

    /** Whether all that a run keeps is equal after its last tick, but for notes such as versions and seconds. */
    private boolean same(String one, String other) throws IOException {
        return Arrays.equals(saved(one), saved(other));
    }

    private byte[] saved(String run) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(run).resolve("checkpoints"))) {
            Path last = files.filter(file -> file.toString().matches(".*0" + END + "\\.safetensors"))
                    .findFirst()
                    .orElseThrow();
            byte[] file = Files.readAllBytes(last);
            int header =
                    (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
            return Arrays.copyOfRange(file, 8 + header, file.length);
        }
    }

    /** Edits a file, and waits for what that brings. */
    private String answer(String file, UnaryOperator<String> change) throws Exception {
        int lines = told().size();
        rule.edit(file, change);
        await(lines + 1);
        // A compiler's message has several lines, told at once.
        Thread.sleep(50);
        return String.join("\n", told().subList(lines, told().size()));
    }

    private List<String> told() throws IOException {
        return Files.readAllLines(folder.resolve("dev-out.txt"));
    }

    private void await(int lines) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (told().size() < lines) {
            assertTrue(System.nanoTime() < deadline && dev.isAlive(), this::all);
            Thread.sleep(20);
        }
    }

    private String all() {
        try {
            return Files.readString(folder.resolve("dev-out.txt")) + Files.readString(folder.resolve("dev-err.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
