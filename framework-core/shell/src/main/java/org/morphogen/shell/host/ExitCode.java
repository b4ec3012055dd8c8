// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.host;

/** What the command returns to whoever called it. */
public final class ExitCode {

    public static final int DONE = 0;
    public static final int FAILED = 1;

    /** The user's mistake. */
    public static final int MISTAKE = 2;

    /** The environment changed: the same command shall be run again in a new process. */
    public static final int AGAIN = 75;

    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
