// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;

/**
 * Where commands speak: results on one stream, so that scripts can read them, and all else on the other.
 *
 * @param out results
 * @param err progress, messages and questions
 * @param in answers
 * @param terminal whether a person sits there
 */
public record Console(PrintStream out, PrintStream err, InputStream in, boolean terminal) {

    /** The process's own streams. */
    public static Console ofProcess() {
        return new Console(System.out, System.err, System.in, System.console() != null);
    }

    /** A line of the result. */
    public void print(String line) {
        out.println(line);
    }

    /** A line for people. */
    public void say(String line) {
        err.println(line);
    }

    /** Asks a question that Enter answers with yes. */
    public boolean ask(String question) {
        err.print(question + " [Y/n] ");
        err.flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset())).readLine();
            return answer != null && !answer.strip().toLowerCase(Locale.ROOT).startsWith("n");
        } catch (IOException e) {
            return false;
        }
    }
}
