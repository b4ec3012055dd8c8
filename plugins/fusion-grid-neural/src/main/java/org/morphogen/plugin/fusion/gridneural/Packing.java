// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Parameters;

/** Ways between tensors as others know them and the layouts of the fused kernels. */
final class Packing {

    private static final String FIRST_KERNEL = "dense1.kernel";
    private static final String FIRST_BIAS = "dense1.bias";
    private static final String SECOND_KERNEL = "dense2.kernel";
    private static final String SECOND_BIAS = "dense2.bias";

    private final Pair pair;
    private final Layout layout;
    private final Program program;

    Packing(Pair pair, Layout layout, Program program) {
        this.pair = pair;
        this.layout = layout;
        this.program = program;
    }

    /** Packs the weights as the step kernels read them. */
    void weights(Parameters parameters, Tensor packed) {
        program.kernel("neural_pack")
                .launch(
                        Range.of(layout.packedWeights()),
                        parameters.get(FIRST_KERNEL),
                        parameters.get(FIRST_BIAS),
                        parameters.get(SECOND_KERNEL),
                        secondBias(parameters),
                        packed);
    }

    /** Adds the partial sums of weight gradients to the gradients of the parameters. */
    void reduce(Gradients gradients, Parameters sums) {
        program.kernel("neural_reduce")
                .launch(
                        Range.of(pair.hidden(), pair.places() + pair.channels() + 2L),
                        gradients.sums(),
                        gradients.slots(),
                        sums.get(FIRST_KERNEL),
                        sums.get(FIRST_BIAS),
                        sums.get(SECOND_KERNEL),
                        secondBias(sums));
    }

    /** Without an output bias the kernels do not touch it: any tensor stands in. */
    private Tensor secondBias(Parameters parameters) {
        return parameters.get(pair.outputBias() ? SECOND_BIAS : FIRST_BIAS);
    }

    /** Puts FLOAT32 {@code [batch][H][W][C]} into a slot. */
    void enter(Tensor cells, States states, int slot) {
        program.kernel("neural_enter")
                .launch(
                        Range.of(pair.height() + 2L, states.batch()),
                        cells,
                        states.cells(),
                        states.alive(),
                        states.live(),
                        pair.width(),
                        slot,
                        pair.activity().alive().threshold());
    }

    /** Takes a slot out. */
    void leave(States states, int slot, Tensor cells) {
        program.kernel("neural_leave")
                .launch(
                        Range.of(pair.height(), states.batch()),
                        states.cells(),
                        states.live(),
                        cells,
                        pair.width(),
                        slot);
    }

    /** Sets the gradient on one side, or adds to it. */
    void enterGradient(Tensor cells, Gradients gradients, int side, boolean add) {
        program.kernel("neural_gradient_enter")
                .launch(
                        Range.of(pair.height(), cells.shape().dim(0)),
                        cells,
                        gradients.cells(),
                        pair.width(),
                        gradients.stripes().rows(),
                        side,
                        add ? 1 : 0);
    }

    void leaveGradient(Gradients gradients, int side, Tensor cells) {
        program.kernel("neural_gradient_leave")
                .launch(
                        Range.of(pair.height(), cells.shape().dim(0)),
                        gradients.cells(),
                        cells,
                        pair.width(),
                        gradients.stripes().rows(),
                        side);
    }
}
