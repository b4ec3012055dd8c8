// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.command.soup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.RunException;

/**
 * A checkpoint of the published program: three little-endian 64-bit words (number of the next reset, number of programs,
 * next epoch), then the soup.
 *
 * @param reset number of the next reset, 1 without resets
 * @param epoch the epoch that comes next, from 0
 * @param programs 64 bytes each
 */
record CheckpointFile(long reset, int epoch, byte[] programs) {

    private static final int HEAD = 24;
    private static final int LENGTH = 64;

    /** Number of programs. */
    int count() {
        return programs.length / LENGTH;
    }

    /** Throws ExperimentException naming what is wrong with the file. */
    static CheckpointFile read(Path file) {
        byte[] all;
        try {
            all = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ExperimentException("The checkpoint " + file + " cannot be read: " + e.getMessage());
        }
        if (all.length < HEAD) {
            throw wrong(file, "has " + all.length + " bytes; expected at least " + HEAD);
        }
        ByteBuffer head = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        long reset = head.getLong();
        long count = head.getLong();
        long epoch = head.getLong();
        if (count < 1 || count > Integer.MAX_VALUE / LENGTH || epoch < 0 || epoch > Integer.MAX_VALUE) {
            throw wrong(
                    file, "says " + Long.toUnsignedString(count) + " programs, epoch " + Long.toUnsignedString(epoch));
        }
        long expected = HEAD + count * LENGTH;
        if (all.length != expected) {
            String how = all.length < expected ? "is cut off" : "has bytes too many";
            throw wrong(file, how + ": " + all.length + " bytes; expected " + expected + " for " + count + " programs");
        }
        return new CheckpointFile(reset, (int) epoch, Arrays.copyOfRange(all, HEAD, all.length));
    }

    private static ExperimentException wrong(Path file, String what) {
        return new ExperimentException("The checkpoint " + file + " " + what);
    }

    void write(Path file) {
        ByteBuffer all = ByteBuffer.allocate(HEAD + programs.length).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(reset).putLong(count()).putLong(epoch).put(programs);
        try {
            Files.write(file, all.array());
        } catch (IOException e) {
            throw new RunException("Cannot write the checkpoint " + file + ": " + e.getMessage());
        }
    }
}
