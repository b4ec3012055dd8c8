// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.develop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.morphogen.api.run.RunException;

/** The Java compiler of this process: the second time it is warm. */
record Compilation(List<Path> classpath) {

    private static final List<String> OPTIONS =
            List.of("--release", "17", "-parameters", "-proc:none", "-Xlint:none", "-g");

    /** Throws RunException with file and line of every error. */
    void compile(Path sources, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new RunException("This Java has no compiler; a JDK is needed to rebuild Java files. Kernels can be"
                    + " edited without one");
        }
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(told, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classpath);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            boolean done = compiler.getTask(
                            null, files, told, OPTIONS, null, files.getJavaFileObjectsFromPaths(java(sources)))
                    .call();
            if (!done) {
                throw new RunException(errors(told));
            }
        } catch (IOException e) {
            throw new RunException("The compiler cannot read or write: " + e.getMessage());
        }
    }

    private static List<Path> java(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String errors(DiagnosticCollector<JavaFileObject> told) {
        return told.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(Compilation::line)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String line(Diagnostic<? extends JavaFileObject> error) {
        String where = error.getSource() == null
                ? ""
                : PluginFolder.shown(Path.of(error.getSource().toUri())) + ":" + error.getLineNumber() + ": ";
        return where + error.getMessage(Locale.ROOT);
    }
}
