// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.entropy;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.morphogen.api.experiment.ExperimentException;

/** Google's Brotli with the published settings: quality 2, window 2^24, generic, in one piece. */
final class Brotli {

    /** Sizes differ between versions, so every file that holds one says which it was. */
    static final String VERSION = "brotli4j 1.24.0";

    private static final int QUALITY = 2;
    private static final int WINDOW = 24;

    private Brotli() {}

    /** Throws {@link ExperimentException} where this system has none. */
    static void check() {
        try {
            Brotli4jLoader.ensureAvailability();
        } catch (UnsatisfiedLinkError e) {
            throw new ExperimentException("High-order entropy needs Brotli, which is not carried for this system ("
                    + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                    + "). Leave the observer 'entropy' out.");
        }
    }

    /** Bytes of the compressed text. Throws as {@link #check}. */
    static int size(byte[] text) {
        check();
        try {
            Encoder.Parameters parameters = Encoder.Parameters.create(QUALITY, WINDOW, Encoder.Mode.GENERIC);
            return Encoder.compress(text, parameters).length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
