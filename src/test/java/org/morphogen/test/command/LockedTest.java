// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which plugins a run takes: those that its file asks for, or exactly those of an earlier run. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class LockedTest {

    private static final String LIFE = Rebuilt.LIFE;

    @TempDir
    Path folder;

    @Test
    void aLockedRunTakesWhatIsPinnedAndRefusesAnythingElse() throws IOException {
        Command command = new Command(folder);
        done(command.run("run", "life", "--set", "steps=2", "--set", "observers=[]", "--out", "first"));
        Path record = folder.resolve("first/experiment.json");
        // A newer version is there from now on, and is taken where none is asked for.
        Files.createDirectories(folder.resolve("plugins"));
        Files.write(folder.resolve("plugins/newer.jar"), Rebuilt.life("1.1.0"));
        done(command.run("run", record.toString(), "--out", "newer"));
        assertTrue(
                text("newer/experiment.json").contains("\"" + LIFE + "\",\n      \"version\": \"1.1.0\""),
                () -> text("newer/experiment.json"));
        done(command.run("run", record.toString(), "--locked", "--out", "again"));
        assertTrue(
                text("again/experiment.json").contains("\"" + LIFE + "\",\n      \"version\": \"1.0.0\""),
                () -> text("again/experiment.json"));

        Command.Outcome other = command.run(
                "run", record.toString(), "--locked", "--set", "initial={\"type\": \"random\"}", "--out", "x");
        refused(other, "/initial: random 1.0.0; expected a plugin that ");
        String pinned = Files.readString(record);
        String sha = pinned.replaceAll("(?s).*\"rule life-like\"\\],\\s*\"jar\": \"([0-9a-f]{12})[0-9a-f]*\".*", "$1");
        Files.writeString(record, pinned.replace(sha, "0123456789ab"));
        refused(
                command.run("run", record.toString(), "--locked", "--out", "x"),
                "/rule: rule life-like: " + LIFE + " 1.0.0, jar " + sha + "...; expected the pinned " + LIFE
                        + " 1.0.0, jar 0123456789ab...");
        refused(command.run("run", "life", "--locked", "--out", "x"), "pins no plugins");
        assertFalse(Files.exists(folder.resolve("x")), "nothing is begun");
    }

    @Test
    void aMissingPluginIsNamedWithWhatItNeedsOrWhatBringsIt() throws IOException {
        Path shop = Files.createDirectories(folder.resolve("shop"));
        plugin(shop.resolve("vote.jar"), "vote", "1.4.0", "");
        Files.createDirectories(folder.resolve("plugins"));
        plugin(folder.resolve("plugins/needy.jar"), "needy", "1.0.0", "nowhere.to.be.found;version=\"[3,4)\"");
        Command command = new Command(folder, Map.of("MORPHOGEN_INDEX", shop.toString()));

        mistaken(command, "rule={\"type\": \"vote\", \"version\": \"[1.2,2)\"}", "plugins install \"rule vote@1.4.0\"");
        mistaken(
                command,
                "rule={\"type\": \"needy\"}",
                "The bundle org.example.needy 1.0.0 has it and does not run: it needs package"
                        + " (&(osgi.wiring.package=nowhere.to.be.found)");
        for (String part : List.of("substrate", "rule", "initial", "losses.0", "observers.0")) {
            mistaken(command, part + ".version=[7,8)", "/" + part.replace('.', '/') + "/version: \"[7,8)\"; expected");
        }
    }

    private static void mistaken(Command command, String setting, String words) {
        Command.Outcome outcome = command.run("validate", "life", "--set", setting);
        refused(outcome, words);
    }

    private static void refused(Command.Outcome outcome, String words) {
        assertEquals(2, outcome.code(), outcome::all);
        assertTrue(outcome.err().contains(words), () -> words + "\n" + outcome.all());
    }

    private static void done(Command.Outcome outcome) {
        assertEquals(0, outcome.code(), outcome::all);
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** A bundle of nothing but a manifest that promises a rule. */
    private static void plugin(Path jar, String type, String version, String imports) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "org.example." + type);
        headers.putValue("Bundle-Version", version);
        headers.putValue("Provide-Capability", "org.morphogen.plugin;kind=RULE;type=\"" + type + "\"");
        if (!imports.isEmpty()) {
            headers.putValue("Import-Package", imports);
        }
        try (OutputStream stream = Files.newOutputStream(jar)) {
            new JarOutputStream(stream, manifest).close();
        }
    }
}
