// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.morphogen.api.random.Draws;
import org.morphogen.api.random.Philox;
import org.morphogen.bench.peer.WorkFolder;

/**
 * The numbers that both sides start from.
 *
 * @param start {@code [batch][size][size][channels]}
 * @param target {@code [size][size][4]}
 * @param parameters by the rule's names, in the rule's order
 */
record NeuralInput(float[] start, float[] target, Map<String, float[]> parameters) {

    private static final long SEED = 20;
    private static final int ALPHA = 3;

    /** File of each parameter, in the order of a gradient file. */
    private static final Map<String, String> FILES = files();

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("dense1.kernel", "w1.f32");
        files.put("dense1.bias", "b1.f32");
        files.put("dense2.kernel", "w2.f32");
        files.put("dense2.bias", "b2.f32");
        return files;
    }

    /**
     * Random numbers in a living region that stays as it is: no parameter changes alpha, which is 1 inside. The work of
     * a step is then known and the same in every step.
     */
    static NeuralInput still(NeuralTask task, Emoji emoji) {
        Draws draws = Philox.of(SEED).draws(0, 0, 0);
        float[] output = uniform(draws, task.hidden() * task.channels(), 0.01f);
        float[] bias = uniform(draws, task.channels(), 0.005f);
        for (int i = ALPHA; i < output.length; i += task.channels()) {
            output[i] = 0;
        }
        bias[ALPHA] = 0;
        Map<String, float[]> parameters = new LinkedHashMap<>();
        parameters.put(
                "dense1.kernel",
                uniform(draws, task.inputs() * task.hidden(), task.cells().weight()));
        parameters.put("dense1.bias", uniform(draws, task.hidden(), 0.1f));
        parameters.put("dense2.kernel", output);
        parameters.put("dense2.bias", bias);
        return new NeuralInput(start(task, emoji, draws), emoji.target(task.size()), parameters);
    }

    private static float[] start(NeuralTask task, Emoji emoji, Draws draws) {
        int sites = task.size() * task.size();
        boolean[] inside = task.alive() >= 1 ? null : emoji.silhouette(task.size(), task.alive());
        float[] start = new float[task.batch() * sites * task.channels()];
        for (int cell = 0; cell < task.batch() * sites; cell++) {
            if (inside == null || inside[cell % sites]) {
                for (int channel = 0; channel < task.channels(); channel++) {
                    start[cell * task.channels() + channel] = channel == ALPHA ? 1 : draws.uniform(-0.5f, 0.5f);
                }
            }
        }
        return start;
    }

    /** One living cell in the middle of each sample, and given parameters. */
    static NeuralInput seed(NeuralTask task, Emoji emoji, Map<String, float[]> parameters) {
        int sites = task.size() * task.size();
        float[] start = new float[task.batch() * sites * task.channels()];
        int middle = task.size() / 2 * task.size() + task.size() / 2;
        for (int sample = 0; sample < task.batch(); sample++) {
            for (int channel = ALPHA; channel < task.channels(); channel++) {
                start[(sample * sites + middle) * task.channels() + channel] = 1;
            }
        }
        return new NeuralInput(start, emoji.target(task.size()), parameters);
    }

    private static float[] uniform(Draws draws, int count, float limit) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = draws.uniform(-limit, limit);
        }
        return values;
    }

    void write(WorkFolder folder) {
        folder.write("start.f32", start);
        folder.write("target.f32", target);
        FILES.forEach((name, file) -> folder.write(file, Objects.requireNonNull(parameters.get(name))));
    }
}
