// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;

/** One work-group a tile of words, for devices with many work-items and local memory. */
final class TileStepper implements Stepper {

    private static final int GROUP = 128;
    private static final int ADJOINT_GROUP = 64;
    private static final int TILE_WORDS = 8;
    private static final int UNITS = 16;
    private static final int WORD = 64;
    private static final int GROUPS_A_UNIT = 4;
    private static final int LISTS = TILE_WORDS * (WORD * 4 + 32) + 64;

    private final Pair pair;
    private final Layout layout;
    private final Tensor stencils;
    private final Program forward;
    private final Program adjoint;
    private final int adjointGroup;
    private final int slots;

    TileStepper(Pair pair, Layout layout, Tensor stencils, Scope scope, Device device, int lanes) {
        this.pair = pair;
        this.layout = layout;
        this.stencils = stencils;
        this.adjointGroup = adjointGroup(layout, device);
        this.slots = GROUPS_A_UNIT * device.computeUnits();
        this.forward = program(scope, "neural_step_gpu.cl", pair.constants(lanes), GROUP);
        this.adjoint = program(scope, "neural_step_adjoint_gpu.cl", pair.constants(lanes), adjointGroup);
    }

    /** Whether the local memory of a work-group holds what the kernels keep there. */
    static boolean fits(Pair pair, Device device) {
        Layout padded = new Layout(pair.channels() + 3, 0, 0, pair.places() + 6, 0);
        long weights = 4L * UNITS * (padded.sensed() + padded.cell()) + LISTS;
        return Math.max(weights, adjointBytes(padded, 1)) <= device.localBytes();
    }

    private static Program program(Scope scope, String file, Map<String, Object> constants, int group) {
        constants.put("GROUP", group);
        constants.put("TILE_WORDS", TILE_WORDS);
        constants.put("UNITS", UNITS);
        return scope.program(KernelSource.of(TileStepper.class, file), constants);
    }

    /** The largest group whose sites fit into local memory, with room for lists. */
    private static int adjointGroup(Layout layout, Device device) {
        int group = ADJOINT_GROUP;
        while (group > 1 && adjointBytes(layout, group) > device.localBytes()) {
            group /= 2;
        }
        return group;
    }

    /** Local memory of the adjoint kernel: inputs with their spill, changes, hidden units and gradients, lists. */
    private static long adjointBytes(Layout layout, int group) {
        long site = layout.sensed() + 2L * layout.cell() + 2 * UNITS;
        return 4 * group * site + LISTS;
    }

    @Override
    public int rolloutSlots() {
        return 2;
    }

    @Override
    public Advance advance(Scope scope, States states) {
        return new TileAdvance(this, states);
    }

    @Override
    public void forward(States states, Tensor weights, Step first, int slot, int steps) {
        for (int s = 0; s < steps; s++) {
            int from = (slot + s) % states.slots();
            int to = (slot + s + 1) % states.slots();
            step(states, weights, first.plus(s), from, to);
            if (pair.needsSecondPhase()) {
                mask(states, to);
            }
        }
    }

    private void step(States states, Tensor weights, Step at, int from, int to) {
        forward.kernel("neural_step_gpu")
                .launch(
                        Range.of((long) tiles() * GROUP, states.batch()).by(GROUP, 1),
                        cost(states.batch(), pair.forwardFlops(), 2),
                        states.cells(),
                        states.alive(),
                        states.live(),
                        states.scratch(),
                        weights,
                        stencils,
                        pair.height(),
                        pair.width(),
                        at.index(),
                        from,
                        to,
                        pair.activity().fire16(),
                        at.stream(),
                        at.key(),
                        pair.stepSize(),
                        pair.activity().alive().threshold());
    }

    private void mask(States states, int slot) {
        forward.kernel("neural_mask_gpu")
                .launch(
                        byWord(states.batch()),
                        states.cells(),
                        states.alive(),
                        states.live(),
                        states.scratch(),
                        pair.height(),
                        pair.width(),
                        slot,
                        pair.activity().alive().threshold());
    }

    @Override
    public Gradients gradients(Scope scope, int batch) {
        return Gradients.allocate(
                scope,
                pair,
                layout,
                batch,
                Stripes.whole(pair.height()),
                slots(batch),
                scope.floats(batch, pair.height(), pair.width(), layout.sensed()),
                scope.allocate(ElementType.UINT64, Shape.of(batch, pair.height(), pair.words())));
    }

    @Override
    public long gradientBytes(int batch) {
        long sensing = (4L * pair.width() * layout.sensed() + 8L * pair.words()) * batch * pair.height();
        return sensing + Gradients.bytes(pair, layout, batch, Stripes.whole(pair.height()), slots(batch));
    }

    private int slots(int batch) {
        return Math.min(slots, batch * tiles());
    }

    @Override
    public int backward(States states, Tensor weights, Gradients gradients, Step first, int slot, int steps, int side) {
        int now = side;
        for (int s = steps - 1; s >= 0; s--, now ^= 1) {
            int from = (slot + s) % states.slots();
            int to = (slot + s + 1) % states.slots();
            update(states, weights, gradients, first.plus(s), from, to, now);
            collect(states, gradients, to, now);
        }
        return now;
    }

    private void update(States states, Tensor weights, Gradients gradients, Step at, int from, int to, int side) {
        adjoint.kernel("neural_step_adjoint_gpu")
                .launch(
                        Range.of((long) gradients.slots() * adjointGroup).by(adjointGroup),
                        cost(states.batch(), pair.backwardFlops(), 3),
                        states.cells(),
                        states.live(),
                        weights,
                        stencils,
                        gradients.cells(),
                        gradients.scratch().get(0),
                        gradients.scratch().get(1),
                        gradients.sums(),
                        states.batch(),
                        pair.height(),
                        pair.width(),
                        at.index(),
                        from,
                        to,
                        side,
                        pair.activity().fire16(),
                        at.stream(),
                        at.key(),
                        pair.stepSize());
    }

    private void collect(States states, Gradients gradients, int to, int side) {
        adjoint.kernel("neural_collect_gpu")
                .launch(
                        byWord(states.batch()),
                        gradients.cells(),
                        gradients.scratch().get(0),
                        gradients.scratch().get(1),
                        states.live(),
                        stencils,
                        pair.height(),
                        pair.width(),
                        to,
                        side);
    }

    private int tiles() {
        return (pair.height() * pair.words() + TILE_WORDS - 1) / TILE_WORDS;
    }

    private Range byWord(int batch) {
        return Range.of((long) pair.height() * pair.words() * WORD, batch).by(WORD, 1);
    }

    private Cost cost(int batch, double flops, int passes) {
        return pair.cost(batch, flops, 4.0 * passes * layout.cell());
    }
}
