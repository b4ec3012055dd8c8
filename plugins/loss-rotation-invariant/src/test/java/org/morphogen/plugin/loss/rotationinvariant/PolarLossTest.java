// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.loss.Matching.Match;
import org.morphogen.api.substrate.Lattice;
import org.morphogen.testkit.GradientCheck;
import org.morphogen.testkit.TestCompute;

/** The loss against plain Java in double precision, its two ways of multiplying, and its gradient. */
@ExtendWith(TestCompute.class)
class PolarLossTest {

    private static final int CHANNELS = 6;

    @TempDir
    static Path folder;

    private static Setting setting(Scope scope, int width, Map<String, Object> more) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("image", Setting.lizard(folder), "size", width - 2));
        values.putAll(more);
        return new Setting(scope, width, CHANNELS, values);
    }

    private static float[] random(int size, long seed) {
        Random random = new Random(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({
        "12, equal, bilinear, direct",
        "12, equal, bicubic, fft",
        "14, official, bilinear, fft",
        "10, official, bicubic, direct",
        "4, equal, bilinear, direct"
    })
    void itIsTheLeastOfAllDistances(int width, String angles, String sampling, String correlation, Scope scope)
            throws IOException {
        Setting setting = setting(
                scope,
                width,
                Map.of(
                        "polarAngles",
                        angles,
                        "polarSampling",
                        sampling,
                        "correlation",
                        correlation,
                        "auxiliary",
                        "minimal"));
        float[] target = setting.target(Auxiliary.MINIMAL);
        boolean official = angles.equals("official");
        int count = official ? (int) (Math.PI * width) + 1 : (int) Math.round(Math.PI * width);
        PolarReference reference = new PolarReference(
                width, CHANNELS, count, official ? 2.0 / width : 2 * Math.PI / count, sampling.equals("bicubic"));
        float[][] states = {random(target.length, 1), random(target.length, 2), setting.turned(target)};
        List<Match> matches = setting.matches(states);
        for (int i = 0; i < states.length; i++) {
            double[] distances = reference.distances(doubles(states[i]), doubles(target));
            double least = Arrays.stream(distances).min().orElseThrow();
            assertEquals(least, matches.get(i).loss(), 1e-5 * least + 1e-7);
            int place = (int) Math.round(matches.get(i).radians() / reference.spacing())
                    + (matches.get(i).mirrored() ? count : 0);
            assertEquals(least, distances[place], 1e-5 * least, "the turn that is told is the turn of the least");
        }
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    @ParameterizedTest
    @CsvSource({"8, 2", "22, 1", "31, 2", "64, 2", "65, 1", "101, 2", "226, 2"})
    void transformsGiveTheProductsOfMultiplyingOut(int angles, int sets, Scope scope) {
        PolarGrid grid = new PolarGrid(6, angles, 2 * Math.PI / angles);
        PolarTarget target = new PolarTarget(grid, 5, random(grid.points() * 5, 3));
        var rows = scope.floats(2, grid.points(), 7);
        rows.write(random(2 * grid.points() * 7, 4));
        Setting setting = new Setting(scope, 6, 7, Map.of());
        double[] direct = sums(new DirectProducts(target, sets, scope).of(setting.tape(), rows), sets, angles);
        double[] fourier = sums(new FourierProducts(target, sets, scope).of(setting.tape(), rows), sets, angles);
        for (int i = 0; i < direct.length; i++) {
            assertEquals(direct[i], fourier[i], 1e-5 * direct[i], "relative, at " + i);
        }
    }

    /** Products of two samples, sums over parts. */
    private static double[] sums(TurnProducts.Found found, int sets, int angles) {
        float[] values = found.values().readFloats();
        double[] sums = new double[2 * sets * angles];
        for (int i = 0; i < sums.length; i++) {
            int set = i / angles % sets;
            int sample = i / angles / sets;
            for (int part = 0; part < found.parts(); part++) {
                int row = (sample * found.parts() + part) * sets + set;
                sums[i] += values[row * found.stride() + set * found.skip() + i % angles];
            }
        }
        return sums;
    }

    @ParameterizedTest
    @CsvSource({"bilinear, direct, true", "bicubic, fft, true", "bilinear, fft, false"})
    void itsGradientAgreesWithCentralDifferences(String sampling, String correlation, boolean mirror, Scope scope)
            throws IOException {
        Setting setting =
                setting(scope, 24, Map.of("polarSampling", sampling, "correlation", correlation, "mirror", mirror));
        RotationInvariantLoss loss = setting.loss();
        float[] near = setting.turned(setting.target(Auxiliary.BINARY));
        float[] noise = random(near.length, 5);
        for (int i = 0; i < near.length; i++) {
            near[i] += 0.3f * noise[i]; // far from ties: one turn matches much better than the others
        }
        State state = setting.state(near, setting.mirrored(near));
        GradientCheck.ofOperation(
                        scope,
                        tape -> List.of(loss.evaluate(tape, Setting.last(state))),
                        Map.of("cells", state.cells()))
                .within(1e-3);
    }

    /** No round state is closer than the one whose circles hold the target's means, and it is as far off as is told. */
    @ParameterizedTest
    @ValueSource(strings = {"equal", "official"})
    void thePlateauIsTheLossOfTheBestRoundState(String angles, Scope scope) throws IOException {
        Setting setting = setting(scope, 24, Map.of("polarAngles", angles, "unsharp", 0));
        float[] target = setting.target(Auxiliary.BINARY);
        double plateau = setting.loss().plateau();
        double empty = setting.matches(new float[target.length]).get(0).loss();
        assertTrue(plateau > 0.1 * empty && plateau < empty, plateau + " of " + empty);
        float[] mean = new float[target.length];
        float[] image = target;
        for (int turn = 0; turn < 4; turn++) {
            image = setting.turned(image);
            float[] mirrored = setting.mirrored(image);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += (image[i] + mirrored[i]) / 8;
            }
        }
        // The mean of eight images is nearly round: as far off as the best round state, give or take its corners.
        double nearly = setting.matches(mean).get(0).loss();
        assertEquals(plateau, nearly, 0.2 * plateau);
        for (float factor : new float[] {0.5f, 1.5f}) {
            float[] scaled = mean.clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= factor;
            }
            assertTrue(setting.matches(scaled).get(0).loss() > plateau);
        }
    }

    @Test
    void theMeanIsOverTheFirstAndTheLastStep(Scope scope) throws IOException {
        RotationInvariantLoss both = setting(scope, 8, Map.of()).loss();
        assertTrue(both.at(1, 9) && both.at(9, 9) && !both.at(0, 9) && !both.at(5, 9));
        assertEquals(0.5, both.share(1, 9));
        assertEquals(0.5, both.share(9, 9));
        assertEquals(1, both.share(1, 1), "the first step is the last one");
        RotationInvariantLoss last =
                setting(scope, 8, Map.of("counted", "last")).loss();
        assertTrue(!last.at(1, 9) && last.at(9, 9) && last.share(9, 9) == 1);
    }

    @Test
    void aHexagonalLatticeIsSampledWhereItsCellsLie() {
        int width = 48;
        PolarGrid grid = new PolarGrid(width, 150, 2 * Math.PI / 150);
        float[] cells = new float[width * width];
        for (int cell = 0; cell < cells.length; cell++) {
            double row = (2.0 * (cell / width) + 1) / width - 1;
            double column = (2.0 * (cell % width) + 1) / width - 1;
            cells[cell] = (float) blob(column + row / 2, row * Math.sqrt(3) / 2);
        }
        Sampling sampling = new Sampling(grid, RotationInvariantConfig.PolarSampling.BILINEAR);
        float[] sampled = sampling.of(Lattice.HEXAGONAL).times(cells, 1);
        for (int point = 0; point < grid.points(); point++) {
            double x = grid.radius(point) * Math.cos(grid.angle(point));
            double y = grid.radius(point) * Math.sin(grid.angle(point));
            assertEquals(blob(x, y), sampled[point], 0.02, "at " + x + ", " + y);
        }
    }

    /** Smooth, without symmetry, zero at the border. */
    private static double blob(double x, double y) {
        return Math.exp(-20 * (Math.pow(x - 0.2, 2) + Math.pow(y + 0.1, 2)))
                + 0.5 * Math.exp(-30 * (Math.pow(x + 0.2, 2) + Math.pow(y - 0.3, 2)));
    }
}
