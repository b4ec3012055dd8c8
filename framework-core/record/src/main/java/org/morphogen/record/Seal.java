// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.Snapshot;

/**
 * A checksum over a checkpoint's arrays, kept among its notes: finds bytes that a failing disk changed, which the
 * format itself cannot.
 */
final class Seal {

    private static final String NOTE = "crc32c";

    private Seal() {}

    /** The same arrays and notes with a seal; arrays are not copied. */
    static Snapshot on(Snapshot snapshot) {
        Snapshot sealed = new Snapshot();
        snapshot.arrays().forEach(sealed::put);
        snapshot.notes().forEach(sealed::note);
        sealed.note(NOTE, sum(snapshot));
        return sealed;
    }

    /** Throws {@link ExperimentException} if the seal is broken or missing. */
    static void check(Snapshot snapshot, Path file) {
        String expected = snapshot.note(NOTE);
        String found = sum(snapshot);
        if (!found.equals(expected)) {
            throw new ExperimentException(file + " is damaged: its checksum is " + found + "; expected " + expected);
        }
    }

    private static String sum(Snapshot snapshot) {
        CRC32C crc = new CRC32C();
        snapshot.arrays().forEach((name, array) -> {
            crc.update(name.getBytes(StandardCharsets.UTF_8));
            crc.update(array.data());
        });
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
