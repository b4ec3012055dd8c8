// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.morphogen.api.compute.KernelBuildException;
import org.morphogen.api.compute.KernelSource;

/**
 * A kernel file with its includes written out. {@code #line} markers keep the compiler's messages at the file and line
 * that a person wrote. Include guards are left to the compiler.
 */
final class ExpandedSource {

    private static final Pattern INCLUDE = Pattern.compile("^\\s*#\\s*include\\s*[\"<]([^\">]+)[\">].*$");

    private final KernelSource source;
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    private ExpandedSource(KernelSource source) {
        this.source = source;
    }

    static String expand(KernelSource source) {
        ExpandedSource expanded = new ExpandedSource(source);
        String file = source.file();
        expanded.append(file, read(source, file, "'" + file + "' is not in the bundle", file, 0));
        return expanded.text.toString();
    }

    private void append(String file, String content) {
        open.addLast(file);
        text.append("#line 1 \"").append(file).append("\"\n");
        int number = 0;
        for (String line : content.split("\n", -1)) {
            number++;
            Matcher include = INCLUDE.matcher(line);
            if (include.matches()) {
                include(include.group(1), file, number);
                text.append("#line ")
                        .append(number + 1)
                        .append(" \"")
                        .append(file)
                        .append("\"\n");
            } else {
                text.append(line).append('\n');
            }
        }
        open.removeLast();
    }

    private void include(String path, String file, int line) {
        if (open.contains(path)) {
            throw failure(
                    source, "'" + path + "' includes itself: " + String.join(" -> ", open) + " -> " + path, file, line);
        }
        append(path, read(source, path, "included file '" + path + "' is not in the bundle", file, line));
    }

    private static String read(KernelSource source, String path, String missing, String file, int line) {
        return source.library()
                .text(path)
                .map(content -> content.replace("\r\n", "\n"))
                .orElseThrow(() -> failure(source, missing + " below opencl/", file, line));
    }

    private static KernelBuildException failure(KernelSource source, String what, String file, int line) {
        String where = line == 0 ? file : file + ":" + line;
        return new KernelBuildException("Plugin " + source.owner() + ", " + where + ": " + what, file, line);
    }
}
