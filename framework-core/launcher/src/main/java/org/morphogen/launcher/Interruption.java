// SPDX-License-Identifier: Apache-2.0
package org.morphogen.launcher;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGINT and SIGTERM into an interrupt of the thread that runs the command, waits for it to put its things in
 * order (a checkpoint, the last line), and ends the process with {@link #EXIT_CODE}.
 */
final class Interruption {

    /** What a shell calls a program that ended by Ctrl-C. */
    static final int EXIT_CODE = 130;

    /** A checkpoint of a large run takes seconds on a slow disk; a service manager kills after some 90. */
    private static final long GRACE_SECONDS = 30;

    private final Thread command;
    private final Runnable cleanUp;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "morphogen-interruption");

    private Interruption(Thread command, Runnable cleanUp) {
        this.command = command;
        this.cleanUp = cleanUp;
    }

    /**
     * Guards the calling thread until {@link #commandDone()}.
     *
     * @param cleanUp runs last when a signal came; must not throw
     */
    static Interruption guard(Runnable cleanUp) {
        Interruption interruption = new Interruption(Thread.currentThread(), cleanUp);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /**
     * The command has returned. When a signal came before, this call does not return: the hook ends the process.
     */
    void commandDone() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            waitForEnd();
        }
    }

    private void interrupt() {
        command.interrupt();
        try {
            if (!done.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("morphogen: the command did not stop in " + GRACE_SECONDS + " s; ending it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cleanUp.run();
        System.out.flush();
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private static void waitForEnd() {
        while (true) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                // The process ends in a moment; nothing is left to interrupt.
                continue;
            }
        }
    }
}
