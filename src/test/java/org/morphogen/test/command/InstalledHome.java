// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A Morphogen installed in a folder of its own: the launcher and the script that ship, and the bundles that a test
 * puts in. Its cache is its own too.
 */
final class InstalledHome {

    private static final Path SHIPPED = Path.of(System.getProperty("morphogen.home"));

    private final Path folder;
    private final Path cache;

    InstalledHome(Path parent) throws IOException {
        folder = Files.createDirectories(parent.resolve("installed here"));
        cache = parent.resolve("cache");
        Files.copy(SHIPPED.resolve("morphogen"), folder.resolve("morphogen"));
        Files.createDirectories(folder.resolve("bundles"));
        Files.createDirectories(folder.resolve("lib"));
        for (String jar : List.of("morphogen-launcher.jar", "felix-framework.jar")) {
            Files.copy(
                    SHIPPED.resolve("lib").resolve(jar), folder.resolve("lib").resolve(jar));
        }
    }

    Path script() {
        return folder.resolve("morphogen");
    }

    /** The framework's working folders, one for each process that runs or was killed. */
    Path frameworkCache() {
        return cache.resolve("morphogen/framework");
    }

    Path environmentFile() {
        return cache.resolve("morphogen/opencl/env.sh");
    }

    /**
     * Adds a bundle.
     *
     * @param imports its Import-Package
     * @param activator the class that starts it; null for a bundle without code
     */
    InstalledHome with(int level, String name, String imports, Class<?> activator) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", name);
        headers.putValue("Bundle-Version", "1.0.0");
        headers.putValue("Import-Package", imports);
        if (activator != null) {
            headers.putValue("Bundle-Activator", activator.getName());
        }
        Path jar = Files.createDirectories(folder.resolve("bundles/" + level)).resolve(name + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            if (activator != null) {
                String path = activator.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(path));
                try (InputStream code = activator.getResourceAsStream("/" + path)) {
                    code.transferTo(out);
                }
            }
        }
        return this;
    }

    /** The command as a process, its two outputs in two files beside the home. */
    Running start(Path program, Path directory, Map<String, String> environment, String... args) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(program.toString());
        line.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().putAll(environment);
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        return new Running(
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
    }

    /** Runs the command in the home's own folder to its end. */
    Result run(String... args) throws IOException, InterruptedException {
        return start(script(), folder, Map.of(), args).result();
    }

    record Result(int code, List<String> out, List<String> err) {}

    record Running(Process process, Path out, Path err) {

        Result result() throws IOException, InterruptedException {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running after two minutes: " + lines(out) + lines(err));
            }
            return new Result(process.exitValue(), lines(out), lines(err));
        }

        void awaitLine(String line) throws IOException, InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (!lines(out).contains(line)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("no line '" + line + "': " + lines(out) + lines(err));
                }
                Thread.sleep(20);
            }
        }

        private static List<String> lines(Path file) throws IOException {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        }
    }
}
