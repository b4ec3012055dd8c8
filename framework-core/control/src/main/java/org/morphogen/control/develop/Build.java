// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.develop;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.morphogen.api.run.RunException;

/**
 * Makes bundles of a plugin's folder, each under a version of its own: {@code 1.0.0.dev-TIME}. What the plugin embeds,
 * shared kernels too, comes from the last whole build.
 */
final class Build {

    private static final String VERSION = "Bundle-Version";
    private static final String NAME = "Bundle-SymbolicName";
    private static final String OPENCL = "opencl/";
    private static final DateTimeFormatter QUALIFIER = DateTimeFormatter.ofPattern("'.dev-'yyyyMMdd-HHmmss-SSS");

    private final PluginFolder plugin;
    private final List<Path> classpath;
    private final Path work;

    /**
     * @param classpath what plugins are compiled against
     * @param work a folder for what is made; the caller removes it
     */
    Build(PluginFolder plugin, List<Path> classpath, Path work) {
        this.plugin = plugin;
        this.classpath = List.copyOf(classpath);
        this.work = work;
    }

    /** A whole build. Throws RunException with file and line of what is wrong. */
    Path whole() {
        try {
            Path base = plugin.built();
            Path classes = Files.createTempDirectory(work, "classes");
            embedded(base, classes);
            List<Path> against = new ArrayList<>(classpath);
            against.add(base);
            new Compilation(against).compile(plugin.java(), classes);
            copy(plugin.resources(), classes);
            copy(plugin.kernels(), classes.resolve(OPENCL));
            return bundle(base, classes, against);
        } catch (IOException e) {
            throw new RunException("Cannot build " + plugin.folder() + ": " + e.getMessage());
        }
    }

    /** An earlier build with the kernels as they are now; no Java is compiled. */
    Path kernels(Path earlier) {
        Path jar = work.resolve(file());
        Set<String> own = new HashSet<>();
        try (JarFile from = new JarFile(earlier.toFile())) {
            Manifest manifest = Objects.requireNonNull(from.getManifest());
            manifest.getMainAttributes().putValue(VERSION, version(earlier));
            for (Path kernel : files(plugin.kernels())) {
                own.add(OPENCL + relative(plugin.kernels(), kernel));
            }
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream to = new JarOutputStream(file, manifest)) {
                Enumeration<JarEntry> entries = from.entries();
                while (entries.hasMoreElements()) {
                    JarEntry entry = entries.nextElement();
                    boolean kept = !mine(entry) && !own.contains(entry.getName());
                    if (kept && !entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        to.putNextEntry(new JarEntry(entry.getName()));
                        from.getInputStream(entry).transferTo(to);
                        to.closeEntry();
                    }
                }
                for (Path kernel : files(plugin.kernels())) {
                    to.putNextEntry(new JarEntry(OPENCL + relative(plugin.kernels(), kernel)));
                    Files.copy(kernel, to);
                    to.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new RunException("Cannot build " + plugin.folder() + ": " + e.getMessage());
        }
    }

    /** A kernel that lies in the folder; shared ones do not. */
    private static boolean mine(JarEntry entry) {
        return entry.getName().startsWith(OPENCL) && !entry.getName().startsWith(OPENCL + "common/");
    }

    private static String file() {
        return LocalDateTime.now().format(QUALIFIER).substring(1) + ".jar";
    }

    /** The release's number, without a qualifier, and the time. */
    private static String version(Path jar) {
        String version = PluginFolder.header(jar, VERSION).orElse("0");
        String[] parts = version.split("\\.", 4);
        String release = String.join(".", List.of(parts).subList(0, Math.min(3, parts.length)));
        while (release.chars().filter(c -> c == '.').count() < 2) {
            release += ".0";
        }
        return release + LocalDateTime.now().format(QUALIFIER);
    }

    /** All that is not made from this folder: libraries, shared kernels. */
    private void embedded(Path base, Path classes) throws IOException {
        String own = PluginFolder.header(base, NAME).orElse("").replace('.', '/') + "/";
        try (JarFile jar = new JarFile(base.toFile())) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                boolean made = name.startsWith(own) || name.startsWith("META-INF/") || name.startsWith("OSGI-");
                if (!entry.isDirectory() && !made && !mine(entry)) {
                    Path to = classes.resolve(name);
                    Files.createDirectories(Objects.requireNonNull(to.getParent()));
                    try (var in = jar.getInputStream(entry)) {
                        Files.copy(in, to);
                    }
                }
            }
        }
    }

    private Path bundle(Path base, Path classes, List<Path> against) {
        Path file = work.resolve(file());
        try (Builder builder = new Builder()) {
            builder.setBase(plugin.folder().toFile());
            builder.setProperties(instructions(base));
            builder.setClasspath(against.stream().map(Path::toFile).toArray(File[]::new));
            Optional<Path> own = plugin.instructions();
            if (own.isPresent()) {
                builder.addProperties(own.get().toFile());
                // Embedded already, by the whole build that this one starts from.
                builder.unsetProperty("-includeresource");
            }
            builder.setJar(classes.toFile());
            Jar jar = builder.build();
            if (!builder.getErrors().isEmpty()) {
                throw new RunException(String.join(System.lineSeparator(), builder.getErrors()));
            }
            jar.write(file.toFile());
            return file;
        } catch (RunException e) {
            throw e;
        } catch (Exception e) {
            throw new RunException("bnd cannot make the bundle of " + plugin.folder() + ": " + e);
        }
    }

    private static Properties instructions(Path base) {
        Properties instructions = new Properties();
        instructions.setProperty(NAME, PluginFolder.header(base, NAME).orElse("plugin"));
        instructions.setProperty(VERSION, version(base));
        instructions.setProperty("Import-Package", "!org.jspecify.*, *");
        instructions.setProperty("-noimportjava", "true");
        instructions.setProperty("-noextraheaders", "true");
        return instructions;
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path target = to.resolve(relative(from, file));
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String relative(Path root, Path file) {
        return root.relativize(file).toString().replace(File.separatorChar, '/');
    }

    private static List<Path> files(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
