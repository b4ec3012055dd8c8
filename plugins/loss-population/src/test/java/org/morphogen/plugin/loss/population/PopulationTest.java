// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.loss.Moment;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.testkit.TestCompute;

/** The kernel population_count.cl against plain Java. */
@ExtendWith(TestCompute.class)
class PopulationTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1, 0", "3, 7, 5, 4, 3", "2, 1, 63, 1, 0", "2, 65, 1, 16, 15", "1, 130, 129, 2, 1"})
    void countsTheSitesAboveTheThreshold(int batch, int height, int width, int channels, int channel, Scope scope) {
        float[] cells = new float[batch * height * width * channels];
        float[] expected = new float[batch];
        Random random = new Random(7);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = random.nextInt(5) * 0.25f;
            if (i % channels == channel && cells[i] > 0.5f) {
                expected[i / (height * width * channels)]++;
            }
        }
        Tensor tensor = scope.floats(batch, height, width, channels);
        tensor.write(cells);
        PopulationLoss loss = new PopulationLoss(new PopulationConfig(channel, 0.5), scope);
        Moment moment = new Moment(State.of("cells", tensor), null, 0, 0, new Step(0, 0, 0));
        assertArrayEquals(
                expected, loss.evaluate(new RecordingTape(scope, false), moment).readFloats());
    }
}
