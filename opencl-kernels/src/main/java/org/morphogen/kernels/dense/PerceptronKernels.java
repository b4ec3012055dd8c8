// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.dense;

import java.util.HashMap;
import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Rows;
import org.morphogen.kernels.launch.Programs;

/** Launches the kernels of two layers of one form. */
final class PerceptronKernels {

    /** Most partial sums that the rows are cut into. */
    private static final int CHUNKS = 64;

    /** Fewest tiles of a partial sum, so that adding it up costs little beside it. */
    private static final int TILES = 4;

    private final Form form;
    private final Programs programs;
    private final Map<String, Integer> constants;
    private final int packedSize;
    private final int sumSize;
    private final int tile;

    PerceptronKernels(Form form, Programs programs) {
        this.form = form;
        this.programs = programs;
        this.constants = form.constants(programs.tileRows());
        int[] sizes = programs.tell(kernel("perceptron_pack", "perceptron_layout"), 3);
        this.packedSize = sizes[0];
        this.sumSize = sizes[1];
        this.tile = sizes[2];
    }

    /** The weights as the kernels read them. */
    Tensor pack(Scope in, Perceptron.Weights weights) {
        Tensor packed = in.floats(packedSize);
        kernel("perceptron_pack", "perceptron_pack")
                .launch(
                        Range.of(packedSize),
                        Cost.of(0, 8.0 * packedSize),
                        weights.kernel1(),
                        weights.bias1(),
                        weights.kernel2(),
                        programs.orUnread(weights.bias2(), ElementType.FLOAT32),
                        packed);
        return packed;
    }

    void forward(Rows x, Tensor packed, Tensor y, float factor) {
        kernel("perceptron_lanes", "perceptron_forward")
                .launch(
                        Range.stripes(programs.stripes(Programs.ceil(x.capacity(), tile))),
                        Cost.perRow(
                                2.0 * form.hidden * (form.inputs + form.outputs),
                                4.0 * (form.inputs + form.outputs),
                                x.count()),
                        x.values(),
                        packed,
                        y,
                        x.count(),
                        factor);
    }

    /** Adds the gradients of the rows and of the weights from that of {@code y}. */
    void back(Tape tape, Rows x, Perceptron.Weights weights, Tensor packed, Tensor y, float factor) {
        int chunk = chunk(x.capacity());
        int chunks = Math.toIntExact(Programs.ceil(x.capacity(), chunk));
        try (Scope scratch = tape.scope().child("perceptron adjoint")) {
            Tensor sums = scratch.floats(chunks, sumSize);
            boolean wants = tape.wants(x.values());
            // A slot that nobody wants is not written: the sums stand in for its pointer.
            Tape.Slot gx = wants ? tape.slot(x.values()) : new Tape.Slot(sums, 0);
            kernel("perceptron_lanes", "perceptron_adjoint")
                    .launch(
                            Range.stripes(chunks),
                            Cost.perRow(
                                    2.0 * form.hidden * (3 * form.inputs + 2 * form.outputs),
                                    4.0 * (2 * form.inputs + form.outputs),
                                    x.count()),
                            x.values(),
                            tape.gradient(y),
                            packed,
                            gx.tensor(),
                            sums,
                            x.count(),
                            chunk,
                            factor,
                            wants ? 1 : 0,
                            gx.beta());
            sum(tape, x, weights, sums, chunk);
        }
    }

    private void sum(Tape tape, Rows x, Perceptron.Weights weights, Tensor sums, int chunk) {
        int wants = 0;
        Tensor[] into = {weights.kernel1(), weights.bias1(), weights.kernel2(), weights.bias2()};
        float[] beta = new float[into.length];
        for (int i = 0; i < into.length; i++) {
            if (into[i] != null && tape.wants(into[i])) {
                Tape.Slot slot = tape.slot(into[i]);
                into[i] = slot.tensor();
                beta[i] = slot.beta();
                wants |= 1 << i;
            } else {
                into[i] = sums;
            }
        }
        if (wants == 0) {
            return;
        }
        double values = (double) sumSize * sums.shape().dim(0);
        kernel("perceptron_pack", "perceptron_sum")
                .launch(
                        Range.of(
                                Programs.ceil(Math.max(form.hidden, form.outputs), Programs.LANES),
                                form.inputs + form.outputs + 2L),
                        Cost.of(values, 4 * values),
                        sums,
                        into[0],
                        into[1],
                        into[2],
                        into[3],
                        x.count(),
                        chunk,
                        wants,
                        beta[0],
                        beta[1],
                        beta[2],
                        beta[3]);
    }

    /** Rows of a partial sum; a function of the capacity alone, so that no result depends on the device's size. */
    private int chunk(int capacity) {
        long tiles = Programs.ceil(Programs.ceil(capacity, CHUNKS), tile);
        return Math.toIntExact(Math.max(TILES, tiles) * tile);
    }

    private Kernel kernel(String file, String name) {
        return programs.kernel(file, name, constants);
    }

    /**
     * What the kernels are built for.
     *
     * @param activation code of the hidden layer's activation, as in {@code activation.clh}
     */
    record Form(int inputs, int hidden, int outputs, int groups, boolean bias, int activation) {

        /** Throws {@link IllegalArgumentException} if the rows do not fit the weights. */
        static Form of(Rows x, Perceptron.Weights weights, Activation activation) {
            int inputs = weights.kernel1().shape().dim(0);
            if (x.width() != inputs) {
                throw new IllegalArgumentException(
                        "Perceptron: rows of " + x.width() + " values do not fit a first kernel of " + inputs);
            }
            return new Form(
                    inputs,
                    weights.kernel1().shape().dim(1),
                    weights.kernel2().shape().dim(1),
                    weights.groups(),
                    weights.bias2() != null,
                    activation.fusedCode());
        }

        int width() {
            return inputs + hidden + outputs;
        }

        private Map<String, Integer> constants(int tileRows) {
            Map<String, Integer> constants = new HashMap<>();
            constants.put("INPUTS", inputs);
            constants.put("HIDDEN", hidden);
            constants.put("OUTPUTS", outputs);
            constants.put("GROUPS", groups);
            constants.put("BIAS", bias ? 1 : 0);
            constants.put("ACTIVATION", activation);
            constants.put("TILE_ROWS", tileRows);
            return constants;
        }
    }
}
