// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.population;

import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.Moment;

/** Counts sites above a threshold. */
final class PopulationLoss implements Loss {

    private static final int GROUP = 64;

    private final PopulationConfig config;
    private final Kernel count;

    PopulationLoss(PopulationConfig config, Scope scope) {
        this.config = config;
        this.count = scope.program(KernelSource.of(PopulationLoss.class, "population_count.cl"))
                .kernel("population_count");
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public Tensor evaluate(Tape tape, Moment moment) {
        Tensor cells = moment.state().cells();
        int batch = cells.shape().dim(0);
        int channels = cells.shape().dim(-1);
        long sites = cells.size() / batch / channels;
        Tensor counts = tape.scope().floats(batch);
        count.launch(
                Range.of(GROUP, batch).by(GROUP, 1),
                Cost.of(0, 4.0 * cells.size()),
                cells,
                counts,
                (int) sites,
                channels,
                config.channel(),
                (float) config.threshold());
        return counts;
    }
}
