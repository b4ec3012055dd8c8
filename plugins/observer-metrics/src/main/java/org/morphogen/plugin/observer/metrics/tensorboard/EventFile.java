// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.metrics.tensorboard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.morphogen.api.run.RunException;

/**
 * A new TensorBoard event file. Every call appends one whole record, so a process that is killed leaves at most one
 * broken record, at the end, which TensorBoard passes over. Not for several threads at once.
 *
 * <p>Wall times are seconds since 1970. Steps are 0 or more. All methods throw {@link RunException} if the disk does
 * not take a record.
 */
public final class EventFile implements AutoCloseable {

    private static final String VERSION = "brain.Event:2";
    private static final int RGBA = 4;
    private static final int SESSION_STARTS = 1;

    /** Field numbers of event.proto and summary.proto. */
    private static final int EVENT_WALL_TIME = 1;

    private static final int EVENT_STEP = 2;
    private static final int EVENT_FILE_VERSION = 3;
    private static final int EVENT_SUMMARY = 5;
    private static final int EVENT_SESSION_LOG = 7;
    private static final int SESSION_LOG_STATUS = 1;
    private static final int SUMMARY_VALUE = 1;
    private static final int VALUE_TAG = 1;
    private static final int VALUE_SIMPLE = 2;
    private static final int VALUE_IMAGE = 4;
    private static final int IMAGE_HEIGHT = 1;
    private static final int IMAGE_WIDTH = 2;
    private static final int IMAGE_COLOURS = 3;
    private static final int IMAGE_PNG = 4;

    private final Path path;
    private final FileChannel channel;

    private EventFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes {@code events.out.tfevents.<seconds>.<source>} in the folder and writes its first records.
     *
     * @param folder made if need be
     * @param wallTime now; its whole seconds are in the file's name
     * @param source a name for this process, such as host and process id; no path separators
     * @param firstStep the first step to come; above 0, TensorBoard drops what older files of the folder say from there
     */
    public static EventFile create(Path folder, double wallTime, String source, long firstStep) {
        Path path = folder.resolve(String.format(Locale.ROOT, "events.out.tfevents.%010d.%s", (long) wallTime, source));
        try {
            Files.createDirectories(folder);
            EventFile file = new EventFile(
                    path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            file.append(new Message().real64(EVENT_WALL_TIME, wallTime).text(EVENT_FILE_VERSION, VERSION));
            if (firstStep > 0) {
                file.append(event(firstStep, wallTime)
                        .message(EVENT_SESSION_LOG, new Message().integer(SESSION_LOG_STATUS, SESSION_STARTS)));
            }
            return file;
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    public Path path() {
        return path;
    }

    /** One number of a curve. */
    public void scalar(String tag, long step, double wallTime, float value) {
        summary(step, wallTime, new Message().text(VALUE_TAG, tag).real32(VALUE_SIMPLE, value));
    }

    /**
     * One picture.
     *
     * @param width pixels
     * @param height pixels
     * @param png a whole PNG file of that size
     */
    public void image(String tag, long step, double wallTime, int width, int height, byte[] png) {
        Message image = new Message()
                .integer(IMAGE_HEIGHT, height)
                .integer(IMAGE_WIDTH, width)
                .integer(IMAGE_COLOURS, RGBA)
                .bytes(IMAGE_PNG, png);
        summary(step, wallTime, new Message().text(VALUE_TAG, tag).message(VALUE_IMAGE, image));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    private void summary(long step, double wallTime, Message value) {
        append(event(step, wallTime).message(EVENT_SUMMARY, new Message().message(SUMMARY_VALUE, value)));
    }

    private static Message event(long step, double wallTime) {
        return new Message().real64(EVENT_WALL_TIME, wallTime).integer(EVENT_STEP, step);
    }

    private void append(Message event) {
        ByteBuffer frame = RecordFrame.of(event.toBytes());
        try {
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    private static RunException failure(Path path, IOException e) {
        return new RunException("Cannot write " + path + ": " + e.getClass().getSimpleName() + ": " + e.getMessage()
                + ". Is the disk full, or the folder read-only?");
    }
}
