// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.bench.measure.Agreement;
import org.morphogen.bench.measure.Samples;
import org.morphogen.config.text.JsonText;

class RowTest {

    private static final Rate RATE = new Rate("FLOP/s", 75e9, 150e9, 20);

    private static Row row(boolean moreIsBetter) {
        return new Row(
                "work",
                "cpu",
                "peer",
                "1.2",
                "s",
                moreIsBetter,
                Samples.of(2, 1, 3),
                Samples.of(8, 10, 6),
                new Agreement(1e-6, 1e-3),
                RATE,
                List.of("a note"));
    }

    private static Row alone(String name, double value) {
        return Row.alone(name, "cpu", "GFLOP/s", true, Samples.of(value), List.of());
    }

    @Test
    void aRatioAboveOneMeansThatOursTakesLess() {
        assertEquals(4, row(false).ratio());
    }

    @Test
    void aRatioAboveOneMeansThatOursDoesMore() {
        assertEquals(0.25, row(true).ratio());
    }

    @Test
    void theJsonHasExactlyTheKeysThatScriptsRead() {
        String text = new JsonText().pretty(List.of(row(false).json()));

        Map<?, ?> json = (Map<?, ?>) ((List<?>) new JsonText().read(text)).get(0);
        assertEquals(
                List.of(
                        "name",
                        "device",
                        "peer",
                        "peerVersion",
                        "oursMedian",
                        "peerMedian",
                        "unit",
                        "ratio",
                        "spread",
                        "agree",
                        "peakShare"),
                List.copyOf(json.keySet()));
        assertEquals(2.0, json.get("oursMedian"));
        assertEquals(8.0, json.get("peerMedian"));
        assertEquals(0.5, json.get("peakShare"));
        assertEquals(true, json.get("agree"));
        assertEquals(Map.of("ours", List.of(1.0, 3.0), "peer", List.of(6.0, 10.0)), json.get("spread"));
    }

    @Test
    void withoutAPeerThereIsNothingToCompare() {
        Map<String, Object> json = alone("peak", 5).json();

        assertNull(json.get("peerMedian"));
        assertNull(json.get("ratio"));
        assertNull(json.get("agree"));
        assertTrue(json.containsKey("peakShare"));
    }

    @Test
    void theTableShowsMedianRangeRatioAgreementAndNotes() {
        String text = String.join("\n", RowText.lines(List.of(row(false))));

        for (String part : List.of("(1-3)", "8 (6-10)", "4.00", "agree (error 1.0e-06", "50 %", "work, peer: a note")) {
            assertTrue(text.contains(part), part + " is not in\n" + text);
        }
    }

    @Test
    void theRooflineIsDrawnWhenThePeaksAreKnown(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("roofline.png");

        new Roofline(List.of(row(false))).write(file);
        assertTrue(Files.notExists(file));

        new Roofline(List.of(alone("peak-multiply-adds", 150), alone("peak-copy", 20), row(false))).write(file);
        assertEquals(1000, ImageIO.read(file.toFile()).getWidth());
    }
}
