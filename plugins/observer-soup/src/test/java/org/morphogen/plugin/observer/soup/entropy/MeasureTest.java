// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.entropy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Limits from the sheet of computational life, section 6 (a) 7. */
class MeasureTest {

    private static final int BYTES = 64 * 131072;

    /** Sizes differ between versions of Brotli. */
    @Test
    void theVersionThatIsToldIsThatOfTheLibrary() throws IOException {
        Properties library = new Properties();
        try (InputStream in = Encoder.class.getResourceAsStream(
                "/META-INF/maven/com.aayushatharva.brotli4j/brotli4j/pom.properties")) {
            library.load(in);
        }
        assertEquals("brotli4j " + library.getProperty("version"), Brotli.VERSION);
    }

    @Test
    void noiseHasNoHighOrderEntropy() {
        byte[] noise = new byte[BYTES];
        new Random(7).nextBytes(noise);
        assertEquals(0, Measure.of(noise).highOrder(), 1e-3);
    }

    @Test
    void copiesOfOneProgramHaveNothingElse() {
        byte[] program = new byte[64];
        new Random(8).nextBytes(program);
        byte[] soup = new byte[BYTES];
        for (int at = 0; at < BYTES; at += program.length) {
            System.arraycopy(program, 0, soup, at, program.length);
        }
        Measure measure = Measure.of(soup);
        assertEquals(measure.entropy(), measure.highOrder(), 1e-3);
        assertTrue(measure.compressed() < 200, () -> measure.compressed() + " bytes; about 146 for another program");
    }

    @Test
    void entropyIsThatOfSingleBytes() {
        assertEquals(1.5, Measure.of(new byte[] {1, 1, 2, 3}).entropy(), 1e-12);
        assertEquals(0.25, Measure.of(new byte[] {0, 1, 2, 3}).zeros());
    }
}
