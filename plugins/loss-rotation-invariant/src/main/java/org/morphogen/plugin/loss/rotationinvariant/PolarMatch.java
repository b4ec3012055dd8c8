// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;

/** The closest turn of a polar target, and the distance there with its adjoint. */
final class PolarMatch {

    private final PolarTarget target;
    private final Tensor rows;
    private final Kernel match;
    private final Kernel distance;
    private final Kernel total;
    private final Kernel adjoint;

    PolarMatch(PolarTarget target, int sets, Scope scope) {
        this.target = target;
        this.rows = scope.floats(target.grid().points(), target.channels());
        rows.write(target.rows());
        Program program = scope.program(KernelSource.of(PolarMatch.class, "polar_match.cl"), Map.of("SETS", sets));
        this.match = program.kernel("polar_match");
        this.distance = program.kernel("polar_distance");
        this.total = program.kernel("polar_total");
        this.adjoint = program.kernel("polar_adjoint");
    }

    /** INT32 [B]: the turn with the largest product, and behind all turns those of the mirror image. */
    Tensor best(Tape tape, TurnProducts.Found products) {
        int batch = products.values().shape().dim(0);
        Tensor best = tape.scope().ints(batch);
        match.launch(
                Range.of(batch),
                products.values(),
                best,
                products.parts(),
                products.stride(),
                products.skip(),
                target.grid().angles());
        return best;
    }

    /** FLOAT32 [B]: mean over channels and radii of the sum over angles of squared differences; recorded. */
    Tensor distance(Tape tape, Tensor state, Tensor best) {
        int batch = state.shape().dim(0);
        int radii = target.grid().radii();
        double values = (double) batch * target.grid().points() * target.channels();
        Tensor parts = tape.scope().floats(batch, radii);
        Tensor losses = tape.scope().floats(batch);
        distance.launch(
                Range.of(radii, batch).by(1, 1),
                Cost.of(3 * values, 8 * values),
                state,
                rows,
                best,
                parts,
                target.grid().angles(),
                state.shape().dim(-1),
                target.channels());
        total.launch(Range.of(batch), parts, losses, radii, target.channels());
        tape.record(losses, List.of(state), () -> back(tape, state, best, losses));
        return losses;
    }

    private void back(Tape tape, Tensor state, Tensor best, Tensor losses) {
        Tape.Slot slot = tape.slot(state);
        int batch = state.shape().dim(0);
        adjoint.launch(
                Range.of(target.grid().points(), batch),
                Cost.of(3.0 * state.size(), 12.0 * state.size()),
                state,
                rows,
                best,
                tape.gradient(losses),
                slot.tensor(),
                slot.beta(),
                target.grid().radii(),
                target.grid().angles(),
                state.shape().dim(-1),
                target.channels());
    }
}
