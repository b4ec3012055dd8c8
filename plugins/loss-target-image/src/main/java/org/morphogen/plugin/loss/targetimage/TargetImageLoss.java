// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.targetimage;

import java.util.List;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.Moment;
import org.morphogen.api.loss.Plateau;
import org.morphogen.api.loss.TargetPicture;

/** Mean over cells and the four colour channels of the squared difference, for each sample. */
final class TargetImageLoss implements Loss, Plateau {

    /** Partial sums of a sample: fixed, so that results do not depend on the number of cores. */
    private static final int PARTS = 32;

    private final double plateau;
    private final Tensor target;
    private final int sites;
    private final Kernel partial;
    private final Kernel total;
    private final Kernel adjoint;

    TargetImageLoss(TargetPicture picture, Scope scope) {
        this.plateau = new Symmetric(picture).distance();
        this.sites = picture.height() * picture.width();
        this.target = scope.floats(picture.height(), picture.width(), 4);
        target.write(picture.rgba());
        Program program = scope.program(KernelSource.of(TargetImageLoss.class, "target_image.cl"));
        this.partial = program.kernel("target_image_partial");
        this.total = program.kernel("target_image_total");
        this.adjoint = program.kernel("target_image_adjoint");
    }

    @Override
    public double plateau() {
        return plateau;
    }

    @Override
    public Tensor evaluate(Tape tape, Moment moment) {
        Tensor cells = moment.state().cells();
        int batch = cells.shape().dim(0);
        int channels = cells.shape().dim(-1);
        Tensor losses = tape.scope().floats(batch);
        Tensor parts = tape.scope().floats(batch, PARTS);
        partial.launch(
                Range.of(PARTS, batch).by(1, 1),
                Cost.of(12.0 * batch * sites, 32.0 * batch * sites),
                cells,
                target,
                parts,
                sites,
                channels);
        total.launch(Range.of(batch), parts, losses, PARTS, sites);
        tape.record(losses, List.of(cells), () -> back(tape, cells, losses, batch, channels));
        return losses;
    }

    private void back(Tape tape, Tensor cells, Tensor losses, int batch, int channels) {
        Tape.Slot slot = tape.slot(cells);
        adjoint.launch(
                Range.of(sites, batch),
                Cost.of(12.0 * batch * sites, 48.0 * batch * sites),
                cells,
                target,
                tape.gradient(losses),
                slot.tensor(),
                slot.beta(),
                sites,
                channels);
    }
}
