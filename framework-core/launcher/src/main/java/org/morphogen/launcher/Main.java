// SPDX-License-Identifier: Apache-2.0
package org.morphogen.launcher;

/**
 * Starts the host, runs one command and ends with its exit code: 0 done, 1 failed, 2 the user's mistake, 130
 * interrupted, 75 the OpenCL environment changed and the caller shall run the same command again.
 */
public final class Main {

    private static final int FAILED = 1;

    private Main() {}

    /** The command line of {@code ./morphogen}. */
    public static void main(String[] args) {
        // One line a message, without date and class: the shell's own lines look the same.
        System.setProperty(
                "java.util.logging.SimpleFormatter.format",
                System.getProperty("java.util.logging.SimpleFormatter.format", "%4$s: %5$s%6$s%n"));
        System.exit(run(args));
    }

    private static int run(String[] args) {
        try (BundleCache cache = BundleCache.open(BundleCache.defaultRoot());
                Host host = Host.start(Home.find(), cache.storage())) {
            host.problems().forEach(problem -> System.err.println("morphogen: " + problem));
            Interruption interruption = Interruption.guard(() -> {
                host.close();
                cache.close();
            });
            try {
                return host.entry().applyAsInt(args);
            } finally {
                interruption.commandDone();
            }
        } catch (LaunchException e) {
            System.err.println("morphogen: " + e.getMessage());
            return FAILED;
        }
    }
}
