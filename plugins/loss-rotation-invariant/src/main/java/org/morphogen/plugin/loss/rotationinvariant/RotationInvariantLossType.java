// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import org.morphogen.api.compute.Scope;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.LossType;
import org.morphogen.api.loss.TargetPicture;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Lattice;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.loss.rotationinvariant.RotationInvariantConfig.Correlation;
import org.osgi.service.component.annotations.Component;

/** Compares a grid with a picture, whichever way the pattern lies. */
@Component(service = LossType.class)
@Plugin(kind = Kind.LOSS, type = "rotation-invariant")
public final class RotationInvariantLossType implements LossType<RotationInvariantConfig> {

    private static final TargetPicture NOTHING = new TargetPicture(4, 4, new float[64]);

    /**
     * Above this number of angles transforms are taken. On a CPU of 16 lanes multiplying out was 29 times faster at 226
     * angles, 12 times at 452, 10 times at 678 and 5 times at 905; the limit goes on from there. Not tuned for each
     * device, because the two differ in the last bits, and a run must not depend on a timing.
     */
    private static final int MANY_ANGLES = 4000;

    @Override
    public Class<RotationInvariantConfig> configuration() {
        return RotationInvariantConfig.class;
    }

    @Override
    public Loss create(RotationInvariantConfig config, Substrate substrate, Rule rule, Context context) {
        boolean opaque = config.alpha() == RotationInvariantConfig.Alpha.OPAQUE;
        Fit fit = new Fit(config, context.problems());
        Lattice lattice = fit.lattice(substrate);
        fit.warn(rule);
        TargetPicture picture = TargetPicture.read(config.image(), config.size(), opaque, substrate, context)
                .filter(read -> fit.of(read, substrate, rule, context.scope()))
                .orElse(NOTHING);
        return loss(config, picture, lattice, context.scope());
    }

    private static Loss loss(RotationInvariantConfig config, TargetPicture picture, Lattice lattice, Scope scope) {
        PolarGrid grid = PolarGrid.of(config, picture.width());
        Sampling sampling = new Sampling(grid, config.polarSampling());
        Taps sharpening = Sharpening.taps(picture.width(), config.unsharp());
        Taps square = sampling.of(Lattice.SQUARE);
        int channels = 4 + config.auxiliary().channels();
        float[] sharp = sharpening.times(config.auxiliary().with(picture), channels);
        PolarTarget target = new PolarTarget(grid, channels, square.times(sharp, channels));
        return new RotationInvariantLoss(
                config,
                target,
                sharpening.matrix(scope),
                (lattice.equals(Lattice.SQUARE) ? square : sampling.of(lattice)).matrix(scope),
                products(config, target, scope),
                scope);
    }

    private static TurnProducts products(RotationInvariantConfig config, PolarTarget target, Scope scope) {
        int angles = target.grid().angles();
        boolean transforms = config.correlation() == Correlation.FFT
                || config.correlation() == Correlation.AUTO
                        && angles > MANY_ANGLES
                        && FourierProducts.fits(angles, scope);
        return transforms
                ? new FourierProducts(target, config.sets(), scope)
                : new DirectProducts(target, config.sets(), scope);
    }
}
