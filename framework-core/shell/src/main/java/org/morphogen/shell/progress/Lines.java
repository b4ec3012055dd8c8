// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.progress;

import java.util.function.LongSupplier;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.text.Units;

/** A line every few seconds, for logs. */
final class Lines implements Display {

    private static final long INTERVAL = 5_000_000_000L;

    private final Console console;
    private final String unit;
    private final Clock clock;
    private final LongSupplier nanos;
    private long said;

    /** @param nanos such as {@link System#nanoTime} */
    Lines(Console console, String unit, Clock clock, LongSupplier nanos) {
        this.console = console;
        this.unit = unit;
        this.clock = clock;
        this.nanos = nanos;
        this.said = clock.began();
    }

    @Override
    public void tick(long done, String status) {
        long now = nanos.getAsLong();
        if (done < clock.length() && now - said < INTERVAL) {
            return;
        }
        said = now;
        String left = done < clock.length() ? ", " + Units.time(clock.left(done, now)) + " left" : "";
        console.say(unit + " " + done + " of " + clock.length() + " (" + done * 100 / clock.length() + " %), " + status
                + ", " + Units.time(clock.seconds(now)) + left);
    }

    @Override
    public void say(String line) {
        console.say(line);
    }

    @Override
    public void close() {}
}
