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
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin in a folder of its own: written, built against the released API, installed, run, removed. */
class PluginKitTest {

    private static final List<String> KINDS = List.of("rule", "substrate", "loss", "observer");

    @TempDir
    private Path folder;

    private Command command;
    private Path repository;

    @BeforeEach
    void useAMavenRepositoryWithoutMorphogen() throws IOException {
        // Surefire tells tests which repository it builds with.
        Path everything = Path.of(System.getProperty("localRepository"));
        repository = folder.resolve("m2");
        linkAllBut(everything, repository, "org");
        linkAllBut(everything.resolve("org"), repository.resolve("org"), "morphogen");
        command = new Command(folder, Map.of("MAVEN_OPTS", "-Dmaven.repo.local=" + repository));
    }

    /** JUnit warns of each link that it finds in the folder. */
    @AfterEach
    void removeLinks() throws IOException {
        try (Stream<Path> files = Files.walk(repository, 2)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private static void linkAllBut(Path from, Path to, String name) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                if (!entry.getFileName().toString().equals(name)) {
                    Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
                }
            }
        }
    }

    /** One build of four modules; where a host stays that began before, so that each plugin comes into what runs. */
    @Test
    void aPluginOfEachKindIsWrittenBuiltInstalledIntoARunningHostRunSwappedInAndRemoved() throws Exception {
        for (String kind : KINDS) {
            assertDone(command.run("new", kind, "my-" + kind));
        }
        String modules = KINDS.stream()
                .map(kind -> "<module>" + kind + "-my-" + kind + "</module>")
                .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId><artifactId>all</artifactId>"
                        + "<version>1</version><packaging>pom</packaging><modules>" + modules + "</modules></project>");
        maven(folder, "-o", "-T", "2", "verify");
        try (Serving host = new Serving(folder, "--at-once", "2")) {
            host.attach("life", "life", "--set", "steps=1000000000", "--set", "observers=[]");
            for (String kind : KINDS) {
                installAndRun(kind);
            }
            Command.Outcome swap = command.run("swap", "life", "rule=my-rule");
            assertDone(swap);
            assertTrue(swap.out().contains("Swapped /rule from life-like 1.0.0 to my-rule 1.0.0"), swap::all);
            long done = host.done("life");
            host.until("it goes on under the new rule", () -> host.done("life") > done);
            assertDone(command.run("stop", "life"));
        }
        assertTrue(Files.exists(folder.resolve("run-observer/my-observer.csv")));
        assertDone(command.run("plugins", "remove", "org.example.myrule"));
        assertFalse(command.run("plugins", "list").out().contains("org.example.myrule"));
    }

    private void installAndRun(String kind) {
        Path plugin = folder.resolve(kind + "-my-" + kind);
        Command.Outcome install =
                command.run("plugins", "install", plugin + "/target/" + kind + "-my-" + kind + ".jar");
        assertDone(install);
        assertTrue(install.err().contains(" has it too: " + kind + " 'my-" + kind + "'"), install::all);
        Command.Outcome run = command.run("run", plugin + "/experiment.json", "--out", "run-" + kind);
        assertDone(run);
        assertTrue(run.err().contains("The host of process "), run::all);
        assertTrue(run.number("done") >= 100, run::all);
    }

    @Test
    void theArchetypeMakesTheSameFilesAsTheCommand() throws Exception {
        assertDone(command.run("new", "substrate", "my-ring", "--folder", "ours"));
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        maven(
                theirs,
                "org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate",
                "-DinteractiveMode=false",
                "-DarchetypeCatalog=internal",
                "-DarchetypeGroupId=org.morphogen",
                "-DarchetypeArtifactId=morphogen-archetype-substrate",
                "-DarchetypeVersion=0.1.0",
                "-DgroupId=org.example",
                "-DartifactId=substrate-my-ring",
                "-Dversion=1.0.0",
                "-Dpackage=org.example.myring",
                "-Dtype=my-ring",
                "-DclassName=MyRing");
        assertEquals(texts(theirs.resolve("substrate-my-ring")), texts(folder.resolve("ours")));
    }

    @Test
    void whatDoesNotResolveIsNotInstalledAndTheMissingPackageIsNamed() throws IOException {
        Path jar = bundle("needy.jar", "org.example.needy", "nowhere.to.be.found;version=\"[3,4)\"");
        Command.Outcome outcome = command.run("plugins", "install", jar.toString());
        assertEquals(1, outcome.code(), outcome::all);
        assertTrue(outcome.err().contains("nowhere.to.be.found"), outcome::all);
        assertFalse(Files.exists(folder.resolve("plugins")), "nothing is kept");
    }

    @Test
    void whatAPluginNeedsComesWithItFromTheSameFolder() throws IOException {
        Path shop = Files.createDirectory(folder.resolve("shop"));
        bundle("shop/needy.jar", "org.example.needy", "shared.words;version=\"[1,2)\"");
        bundle("shop/words.jar", "org.example.words", "");
        Command.Outcome outcome = command.run("plugins", "install", "org.example.needy", "--from", shop.toString());
        assertDone(outcome);
        assertEquals(2, outcome.out().lines().count(), outcome::all);
        assertTrue(Files.exists(folder.resolve("plugins/org.example.words-1.0.0.jar")), outcome::all);
    }

    @Test
    void aJarThatIsNotWhatTheIndexDescribesIsRefused() throws IOException {
        Path home = Path.of(System.getProperty("morphogen.home"));
        Path shop = Files.createDirectories(folder.resolve("shop"));
        String index = Files.readString(home.resolve("index.xml"))
                .replace("org.morphogen.plugin.rule.lifelike", "org.example.lifelike");
        Files.writeString(shop.resolve("index.xml"), index);
        Path level = Files.createDirectories(shop.resolve("bundles/4"));
        Path jar = home.resolve("bundles/4/morphogen-rule-life-like.jar");
        byte[] changed = Files.readAllBytes(jar);
        changed[changed.length / 2] ^= 1;
        Files.write(level.resolve(jar.getFileName()), changed);
        Command.Outcome outcome = command.run("plugins", "install", "org.example.lifelike", "--from", shop.toString());
        assertEquals(1, outcome.code(), outcome::all);
        assertTrue(outcome.err().contains("is not what the index describes"), outcome::all);
        assertFalse(Files.exists(folder.resolve("plugins")), "nothing is kept");
    }

    @Test
    void aNameThatIsNoneIsExplained() {
        assertMistake("is no name of a plugin", "new", "rule", "My Rule");
        assertMistake("There is no kind 'rul'", "new", "rul", "my-rule");
        assertMistake("is no Java package", "new", "rule", "my-rule", "--package", "Org-Example");
    }

    @Test
    void aFolderWithFilesIsLeftAlone() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("rule-mine")).resolve("precious"), "1");
        assertMistake("is there and not empty", "new", "rule", "mine");
    }

    private void assertMistake(String text, String... arguments) {
        Command.Outcome outcome = command.run(arguments);
        assertEquals(2, outcome.code(), outcome::all);
        assertTrue(outcome.err().contains(text), outcome::all);
    }

    private static void assertDone(Command.Outcome outcome) {
        assertEquals(0, outcome.code(), outcome::all);
    }

    /** A bundle of nothing but a manifest; the one called 'words' exports the package shared.words. */
    private Path bundle(String file, String name, String imports) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        attributes.putValue("Bundle-Version", "1.0.0");
        if (!imports.isEmpty()) {
            attributes.putValue("Import-Package", imports);
        } else {
            attributes.putValue("Export-Package", "shared.words;version=\"1.0\"");
        }
        Path jar = folder.resolve(file);
        try (OutputStream stream = Files.newOutputStream(jar)) {
            new JarOutputStream(stream, manifest).close();
        }
        return jar;
    }

    private void maven(Path where, String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("maven.log");
        List<String> line = Stream.concat(Stream.of("mvn", "-B", "-ntp"), Stream.of(arguments))
                .toList();
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().put("MAVEN_OPTS", "-Dmaven.repo.local=" + repository);
        Process process = builder.redirectOutput(log.toFile()).start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "Maven hangs");
        assertEquals(0, process.exitValue(), Files.readString(log));
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
