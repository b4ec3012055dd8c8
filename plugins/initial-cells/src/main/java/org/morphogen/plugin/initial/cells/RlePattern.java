// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern in run-length encoding: a header {@code x = 3, y = 3, rule = B3/S23}, then runs of {@code b} (dead),
 * {@code o} (live) and {@code $} (end of row) up to {@code !}; lines that begin with {@code #} are comments.
 *
 * @param width columns, at least as many as the header says
 * @param height rows
 * @param rule the header's rule, or ""
 * @param live the live cells
 */
record RlePattern(int width, int height, String rule, List<Cell> live) {

    /** A live cell. */
    record Cell(int row, int column) {}

    /** What is wrong with a file, with its line and column from 1. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(int line, int column, String found, String expected) {
            super("line " + line + ", column " + column + ": " + found + "; expected " + expected);
        }
    }

    private static final Pattern HEADER = Pattern.compile(
            "\\s*x\\s*=\\s*(\\d{1,6})\\s*,\\s*y\\s*=\\s*(\\d{1,6})\\s*(?:,\\s*rule\\s*=\\s*(\\S+))?\\s*");
    private static final int LONGEST_RUN = 1_000_000;

    static RlePattern parse(String text) throws Malformed {
        List<String> lines = text.lines().toList();
        int line = 0;
        while (line < lines.size()
                && (lines.get(line).isBlank() || lines.get(line).startsWith("#"))) {
            line++;
        }
        if (line == lines.size()) {
            throw new Malformed(line + 1, 1, "the end of the file", "a header such as x = 3, y = 3");
        }
        Matcher header = HEADER.matcher(lines.get(line));
        if (!header.matches()) {
            throw new Malformed(line + 1, 1, "'" + shortened(lines.get(line)) + "'", "a header such as x = 3, y = 3");
        }
        Reading reading = new Reading();
        reading.read(lines, line + 1);
        String rule = header.group(3) == null ? "" : header.group(3);
        return new RlePattern(
                Math.max(Integer.parseInt(header.group(1)), reading.widest),
                Math.max(Integer.parseInt(header.group(2)), reading.lowest),
                rule,
                List.copyOf(reading.live));
    }

    private static String shortened(String line) {
        return line.length() > 40 ? line.substring(0, 40) + "..." : line;
    }

    /** The body as it is read. */
    private static final class Reading {
        private final List<Cell> live = new ArrayList<>();
        private int row;
        private int column;
        private int run;
        private int widest;
        private int lowest;

        private void read(List<String> lines, int from) throws Malformed {
            for (int line = from; line < lines.size(); line++) {
                String text = lines.get(line).startsWith("#") ? "" : lines.get(line);
                for (int i = 0; i < text.length(); i++) {
                    if (text.charAt(i) == '!') {
                        return;
                    }
                    read(text.charAt(i), line + 1, i + 1);
                }
            }
            throw new Malformed(lines.size() + 1, 1, "the end of the file", "! at the end of the pattern");
        }

        private void read(char symbol, int line, int position) throws Malformed {
            if (Character.isWhitespace(symbol)) {
                return;
            }
            if (symbol >= '0' && symbol <= '9') {
                run = run * 10 + (symbol - '0');
                if (run > LONGEST_RUN) {
                    throw new Malformed(line, position, "a run of " + run, "at most " + LONGEST_RUN);
                }
                return;
            }
            int length = Math.max(1, run);
            run = 0;
            switch (symbol) {
                case 'b', '.' -> column += length;
                case 'o', 'A' -> bear(length);
                case '$' -> {
                    row += length;
                    column = 0;
                }
                default -> throw new Malformed(line, position, "'" + symbol + "'", "b, o, $, ! or a number");
            }
            widest = Math.max(widest, column);
        }

        private void bear(int length) {
            for (int i = 0; i < length; i++) {
                live.add(new Cell(row, column++));
            }
            lowest = row + 1;
        }
    }
}
