// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;

/** Goes back and forth between two slots. */
final class TileAdvance implements Advance {

    private final TileStepper stepper;
    private final States states;
    private int slot;

    TileAdvance(TileStepper stepper, States states) {
        this.stepper = stepper;
        this.states = states;
    }

    @Override
    public void advance(Tensor weights, Step first, int steps) {
        stepper.forward(states, weights, first, slot, steps);
        slot = (slot + steps) % 2;
    }

    @Override
    public int slot() {
        return slot;
    }
}
