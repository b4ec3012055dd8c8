// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.command.soup.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.morphogen.kernels.soup.Notation;

/** A tape for people: sixteen bytes a line, each in hexadecimal digits and as the command that it is. */
record TapeView(Notation notation) {

    private static final int WIDTH = 16;

    /** @param mark a position to point at, or -1 */
    List<String> lines(byte[] tape, int mark) {
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < tape.length; from += WIDTH) {
            StringBuilder bytes = new StringBuilder();
            StringBuilder commands = new StringBuilder();
            for (int at = from; at < Math.min(from + WIDTH, tape.length); at++) {
                bytes.append(String.format(Locale.ROOT, at == mark ? ">%02x" : " %02x", tape[at]));
                commands.append(' ').append(word(tape, at));
            }
            lines.add(String.format(Locale.ROOT, "%5d %s  %s", from, bytes, commands));
        }
        return lines;
    }

    private String word(byte[] tape, int at) {
        String command = notation.command(tape, at).strip();
        return command.isEmpty() ? "." : command.split(" ", 2)[0];
    }
}
