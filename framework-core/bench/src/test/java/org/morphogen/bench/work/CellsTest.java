// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {

    @ParameterizedTest
    @CsvSource({"LAPLACIAN, 9408", "GRADNORM, 8320", "ANGLE, 9856", "GRADIENT, 10112"})
    void theyHaveThePublishedNumbersOfParameters(Cells cells, int parameters) {
        NeuralTask task = NeuralTask.recipe(cells, 1);
        assertEquals(parameters, task.hidden() * (task.inputs() + 1 + task.channels()));
    }

    @ParameterizedTest
    @CsvSource({"LAPLACIAN, 18432", "GRADIENT, 19968"})
    void aStepCostsWhatTheirProductsCost(Cells cells, double flops) {
        assertEquals(flops, NeuralTask.recipe(cells, 1).forwardFlops());
    }
}
