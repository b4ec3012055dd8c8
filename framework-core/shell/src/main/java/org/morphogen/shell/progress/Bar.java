// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.progress;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.morphogen.shell.host.Console;

/** A bar on the last line of a terminal, with time spent and left. */
final class Bar implements Display {

    private static final int USUAL_WIDTH = 100;

    private final BottomLine line;
    private final ProgressBar bar;

    Bar(Console console, String unit, Clock clock) {
        this.line = new BottomLine(console, width());
        this.bar = new ProgressBarBuilder()
                .setTaskName(unit)
                .setInitialMax(clock.length())
                .startsFrom(clock.first(), Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(line)
                .build();
    }

    @Override
    public void tick(long done, String status) {
        bar.setExtraMessage(" " + status);
        bar.stepTo(done);
    }

    @Override
    public void say(String text) {
        line.above(text);
    }

    @Override
    public void close() {
        bar.close();
    }

    /** What the terminal itself says; the variable COLUMNS is a shell's own and rarely passed on. */
    private static int width() {
        try {
            Process process = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String[] size =
                    new String(process.getInputStream().readAllBytes()).strip().split(" ");
            process.waitFor(1, TimeUnit.SECONDS);
            return size.length == 2 ? Math.max(40, Integer.parseInt(size[1])) : USUAL_WIDTH;
        } catch (IOException | NumberFormatException e) {
            return USUAL_WIDTH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL_WIDTH;
        }
    }

    /** The line that the bar redraws; other lines scroll up above it. */
    private static final class BottomLine implements ProgressBarConsumer {

        private static final String CLEAR = "\r\u001b[K";

        private final Console console;
        private final int width;
        private String shown = "";

        BottomLine(Console console, int width) {
            this.console = console;
            this.width = width;
        }

        @Override
        public int getMaxRenderedLength() {
            return width - 1;
        }

        @Override
        public synchronized void accept(String text) {
            shown = text;
            console.err().print(CLEAR + text);
            console.err().flush();
        }

        synchronized void above(String text) {
            console.err().print(CLEAR + text + System.lineSeparator() + shown);
            console.err().flush();
        }

        @Override
        public synchronized void close() {
            console.err().println();
        }
    }
}
