// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.loss.Matching.Match;
import org.morphogen.testkit.TestCompute;

/** The published lizard of 48 cells on a grid of 72, five channels, turned and mirrored. */
@ExtendWith(TestCompute.class)
@Tag("large")
class LizardTurnsTest {

    private static final int ANGLES = 226;
    private static final double STEP = 2 * Math.PI / ANGLES;

    @TempDir
    static Path folder;

    private static Setting setting(Scope scope, Map<String, Object> more) throws IOException {
        Map<String, Object> values = new java.util.LinkedHashMap<>(Map.of("image", Setting.lizard(folder)));
        values.putAll(more);
        return new Setting(scope, 72, 16, values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "fft"})
    void everyQuarterTurnAndItsMirrorImageAreFound(String correlation, Scope scope) throws IOException {
        Setting setting = setting(scope, Map.of("correlation", correlation));
        float[] target = setting.target(Auxiliary.BINARY);
        float[] quarter = setting.turned(target);
        float[] half = setting.turned(quarter);
        float[] upsideDown = setting.mirrored(target);
        List<Match> matches = setting.matches(
                new float[target.length], target, quarter, half, upsideDown, setting.turned(upsideDown));
        double zero = matches.get(0).loss();
        assertEquals(39, zero, 2, "of an empty grid");
        assertMatch(matches.get(1), 0, false, 1e-3 / zero, zero);
        assertMatch(matches.get(2), Math.PI / 2, false, 0.02, zero);
        assertMatch(matches.get(3), Math.PI, false, 0.02, zero);
        assertMatch(matches.get(4), 0, true, 0.02, zero);
        assertMatch(matches.get(5), Math.PI / 2, true, 0.02, zero);
    }

    private static void assertMatch(Match match, double radians, boolean mirrored, double share, double zero) {
        double off = Math.abs(match.radians() - radians);
        assertTrue(Math.min(off, 2 * Math.PI - off) <= 1.001 * STEP, match::toString);
        assertEquals(mirrored, match.mirrored(), match::toString);
        assertTrue(match.loss() < share * zero, () -> match + " of " + zero);
    }

    @Test
    void withoutMirrorTheMirrorImageIsFarOff(Scope scope) throws IOException {
        Setting setting = setting(scope, Map.of("mirror", false));
        float[] target = setting.target(Auxiliary.BINARY);
        List<Match> matches = setting.matches(new float[target.length], target, setting.mirrored(target));
        assertEquals(0, matches.get(1).loss(), 1e-3);
        assertFalse(matches.get(2).mirrored());
        assertTrue(matches.get(2).loss() > 0.25 * matches.get(0).loss(), matches::toString);
    }

    @Test
    void officialAnglesLeaveASeamThatTheMirrorImageFeels(Scope scope) throws IOException {
        Setting official = setting(scope, Map.of("polarAngles", "official"));
        float[] target = official.target(Auxiliary.BINARY);
        float[] leftForRight = official.turned(official.turned(official.mirrored(target)));
        List<Match> matches = official.matches(new float[target.length], target, leftForRight);
        assertEquals(37.4, matches.get(0).loss(), 0.8, "published code, empty grid");
        assertEquals(0, matches.get(1).loss(), 1e-6);
        double seam = matches.get(2).loss();
        assertTrue(
                0.1 < seam && seam < 0.6, "some hundredth of an empty grid; the picture's resampling counts: " + seam);
        double equal = setting(scope, Map.of()).matches(leftForRight).get(0).loss();
        assertEquals(0, equal, 1e-6, "equal angles have no seam");
    }
}
