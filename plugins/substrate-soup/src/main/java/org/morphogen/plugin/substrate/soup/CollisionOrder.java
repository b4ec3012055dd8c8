// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import java.util.Map;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;
import org.morphogen.kernels.soup.Meetings;

/** A collision grid: pairs drawn ahead on the host, and bytes replaced on the device after the programs ran. */
final class CollisionOrder implements Order {

    private final Collisions collisions;
    private final HostOrder order;
    private final int programs;
    private final long bytes;
    private final Kernel replace;

    CollisionOrder(Collisions collisions, SoupConfig config, Scope scope) {
        this.collisions = collisions;
        this.order = new HostOrder(collisions);
        this.programs = config.programs();
        this.bytes = (long) config.programs() * config.length();
        this.replace = scope.program(
                        KernelSource.of(CollisionOrder.class, "soup_noise.cl"),
                        Map.of("TOKENS", config.tokens() ? 1 : 0))
                .kernel("soup_noise");
    }

    @Override
    public void draw(Meetings meetings, Step step) {
        order.draw(meetings, step);
    }

    @Override
    public void settle(Tensor after, Step step) {
        for (int sample = 0; sample < after.shape().dim(0) / programs; sample++) {
            CollisionStream.Noise noise = collisions.noise(step.seed() + sample, step.index());
            replace.launch(Range.of(1), after, bytes, sample, noise.stream(), noise.count(), step.index() + 1);
        }
    }

    @Override
    public void close() {
        order.close();
    }
}
