// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import java.util.ArrayList;
import java.util.List;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.loss.Invariant;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.Matching;
import org.morphogen.api.loss.Moment;
import org.morphogen.api.loss.Plateau;
import org.morphogen.kernels.sparse.SparseMatrix;
import org.morphogen.kernels.sparse.SparseMultiply;

/**
 * Sharpens, samples on circles, finds the closest turn, tells the distance there. The gradient flows through all but
 * the choice of the turn (Mordvintsev, Randazzo, Fouts 2022).
 */
final class RotationInvariantLoss implements Loss, Matching, Invariant, Plateau {

    private final RotationInvariantConfig config;
    private final PolarTarget target;
    private final SparseMultiply multiply;
    private final SparseMatrix sharpening;
    private final SparseMatrix sampling;
    private final TurnProducts products;
    private final PolarMatch match;

    /**
     * @param sharpening cells to sharpened cells
     * @param sampling sharpened cells to points on circles
     */
    RotationInvariantLoss(
            RotationInvariantConfig config,
            PolarTarget target,
            SparseMatrix sharpening,
            SparseMatrix sampling,
            TurnProducts products,
            Scope scope) {
        this.config = config;
        this.target = target;
        this.multiply = new SparseMultiply(scope);
        this.sharpening = sharpening;
        this.sampling = sampling;
        this.products = products;
        this.match = new PolarMatch(target, config.sets(), scope);
    }

    @Override
    public boolean at(int step, int steps) {
        return step == steps || step == 1 && config.counted() == RotationInvariantConfig.Counted.FIRST_AND_LAST;
    }

    @Override
    public double share(int step, int steps) {
        return at(1, steps) && steps > 1 ? 0.5 : 1;
    }

    @Override
    public boolean mirrors() {
        return config.mirror();
    }

    @Override
    public double plateau() {
        return target.distanceToRound();
    }

    @Override
    public Tensor evaluate(Tape tape, Moment moment) {
        Tensor rows = rows(tape, moment.state());
        return match.distance(tape, rows, match.best(tape, products.of(tape, rows)));
    }

    /** The state on circles, FLOAT32 {@code [B][points][channels]}; recorded. */
    private Tensor rows(Tape tape, State state) {
        Tensor cells = state.cells();
        int sites = sharpening.columns();
        Tensor flat = cells.view(Shape.of(state.batch(), sites, cells.shape().dim(-1)));
        return multiply.apply(tape, sampling, multiply.apply(tape, sharpening, flat));
    }

    @Override
    public List<Match> matches(Tape tape, State state) {
        Tensor rows = rows(tape, state);
        Tensor best = match.best(tape, products.of(tape, rows));
        float[] losses = match.distance(tape, rows, best).readFloats();
        int[] places = best.readInts();
        List<Match> matches = new ArrayList<>();
        for (int sample = 0; sample < places.length; sample++) {
            int angles = target.grid().angles();
            double radians = places[sample] % angles * target.grid().spacing();
            matches.add(new Match(radians, places[sample] >= angles, losses[sample]));
        }
        return matches;
    }
}
