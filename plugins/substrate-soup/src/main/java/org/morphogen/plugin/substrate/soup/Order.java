// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.experiment.Context;
import org.morphogen.kernels.soup.Meetings;

/** Draws who meets whom in an epoch. */
interface Order extends AutoCloseable {

    /** Queues the writing of all but the operations. */
    void draw(Meetings meetings, Step step);

    /** Queues what else changes in an epoch, after the programs have run; {@code programs} is [B N][L], bytes or tokens. */
    default void settle(Tensor programs, Step step) {}

    @Override
    default void close() {}

    /** The way of a configuration; what is wrong with its pattern file is reported to the context. */
    static Order of(SoupConfig config, Context context) {
        return switch (config.pairing()) {
            case FIXED_SHUFFLE, RING -> new DeviceOrder(config.pairing(), context.scope());
            case MIXED ->
                config.numbers() == Numbers.FAST
                        ? new DeviceOrder(config.pairing(), context.scope())
                        : new HostOrder(new Shuffle(config.programs()));
            case COLLISIONS -> new CollisionOrder(new Collisions(config), config, context.scope());
            case LINE, GRID, PATTERN -> {
                Neighbours neighbours = Neighbours.of(config, context);
                yield config.numbers() == Numbers.FAST
                        ? new LocalOrder(neighbours, context.scope())
                        : new HostOrder(new Encounters(new Shuffle(config.programs()), neighbours));
            }
        };
    }
}
