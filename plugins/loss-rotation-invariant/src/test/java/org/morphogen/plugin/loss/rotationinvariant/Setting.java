// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.Matching.Match;
import org.morphogen.api.loss.Moment;
import org.morphogen.api.loss.TargetPicture;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.plugin.data.emoji.EmojiDataset;
import org.morphogen.plugin.rule.neural.NeuralRuleType;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.TestContext;

/** A loss on a square grid and states to try it on. */
record Setting(Scope scope, int width, int channels, Map<String, Object> values) {

    /** The published lizard's file, in a folder. */
    static String lizard(Path folder) throws java.io.IOException {
        Path file = folder.resolve("lizard.png");
        try (InputStream in = new EmojiDataset().open("lizard").orElseThrow()) {
            Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        return file.toString();
    }

    Substrate substrate() {
        return Instances.substrate(
                new GridSubstrateType(), Map.of("width", width, "height", width, "channels", channels), scope);
    }

    Rule rule(Substrate substrate) {
        return Instances.rule(new NeuralRuleType(), Map.of("livingMask", "none"), substrate, scope);
    }

    RotationInvariantLoss loss() {
        Substrate substrate = substrate();
        Loss loss = Instances.loss(new RotationInvariantLossType(), values, substrate, rule(substrate), scope);
        return (RotationInvariantLoss) loss;
    }

    /** The target as the loss has it, in the first channels of a cell: {@code [width][width][channels]}. */
    float[] target(Auxiliary auxiliary) {
        TargetPicture picture = TargetPicture.read(
                        (String) values.get("image"),
                        (Integer) values.getOrDefault("size", 48),
                        false,
                        substrate(),
                        TestContext.in(scope))
                .orElseThrow();
        float[] target = auxiliary.with(picture);
        int kept = 4 + auxiliary.channels();
        float[] cells = new float[width * width * channels];
        for (int cell = 0; cell < width * width; cell++) {
            System.arraycopy(target, cell * kept, cells, cell * channels, kept);
        }
        return cells;
    }

    /** A quarter turn about the middle of the array, from columns towards rows. */
    float[] turned(float[] cells) {
        return mapped(cells, (x, y) -> new int[] {y, width - 1 - x});
    }

    /** Upside down. */
    float[] mirrored(float[] cells) {
        return mapped(cells, (x, y) -> new int[] {x, width - 1 - y});
    }

    private interface From {
        int[] at(int x, int y);
    }

    private float[] mapped(float[] cells, From from) {
        float[] mapped = new float[cells.length];
        for (int i = 0; i < width * width; i++) {
            int[] source = from.at(i % width, i / width);
            System.arraycopy(cells, (source[1] * width + source[0]) * channels, mapped, i * channels, channels);
        }
        return mapped;
    }

    State state(float[]... samples) {
        State state = substrate().state().allocate(scope, samples.length);
        for (int i = 0; i < samples.length; i++) {
            state.cells().write(samples[i], (long) i * samples[i].length);
        }
        return state;
    }

    Tape tape() {
        return new RecordingTape(scope, false);
    }

    List<Match> matches(float[]... samples) {
        return loss().matches(tape(), state(samples));
    }

    static Moment last(State state) {
        return new Moment(state, null, 9, 9, new Step(1, 0, 0));
    }
}
