// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.program;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.morphogen.api.compute.KernelBuildException;
import org.morphogen.api.compute.KernelSource;

/**
 * What an OpenCL compiler said. Two layouts are known: {@code error: file:line:column: text} (PoCL) and
 * {@code file:line:column: error: text} (clang, NVIDIA, AMD, Intel, Oclgrind).
 */
final class BuildLog {

    private static final Pattern ERROR =
            Pattern.compile("^(?:(?:fatal )?error: )?([^:\\s][^:]*):(\\d+):(?:(\\d+):)? (?:(?:fatal )?error: )?(.*)$");
    private static final int SHOWN = 5;

    private final KernelSource source;
    private final String log;
    private final List<Complaint> errors = new ArrayList<>();

    BuildLog(KernelSource source, String log) {
        this.source = source;
        this.log = log.replace("\u0000", "").strip();
        for (String line : this.log.lines().toList()) {
            Matcher matcher = ERROR.matcher(line.strip());
            if (line.contains("error:") && matcher.matches()) {
                int column = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
                errors.add(
                        new Complaint(matcher.group(1), Integer.parseInt(matcher.group(2)), column, matcher.group(4)));
            }
        }
    }

    KernelBuildException failure() {
        if (errors.isEmpty()) {
            return new KernelBuildException(
                    "Plugin " + source.owner() + ", " + source.file() + " does not compile:\n" + log, source.file(), 0);
        }
        Complaint first = errors.get(0);
        StringBuilder message =
                new StringBuilder("Plugin " + source.owner() + ", " + first.place() + ": " + first.text());
        message.append(quote(first));
        errors.stream().skip(1).limit(SHOWN - 1L).forEach(e -> message.append("\n" + e.place() + ": " + e.text()));
        if (errors.size() > SHOWN) {
            message.append("\n... and " + (errors.size() - SHOWN) + " more errors");
        }
        return new KernelBuildException(message.toString(), first.file(), first.line());
    }

    /** The source line with a caret below the column. */
    private String quote(Complaint complaint) {
        String[] lines = source.library().text(complaint.file()).orElse("").split("\r?\n", -1);
        if (complaint.line() > lines.length || lines[complaint.line() - 1].isBlank()) {
            return "";
        }
        String line = lines[complaint.line() - 1];
        String quoted = "\n    " + line;
        if (complaint.column() < 1 || complaint.column() > line.length() + 1) {
            return quoted;
        }
        String before = line.substring(0, complaint.column() - 1).replaceAll("[^\t]", " ");
        return quoted + "\n    " + before + "^";
    }

    private record Complaint(String file, int line, int column, String text) {
        String place() {
            return file + ":" + line + (column > 0 ? ":" + column : "");
        }
    }
}
