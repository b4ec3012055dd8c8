// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Step;
import org.morphogen.kernels.soup.Meetings;

/** Permutations that each entry of which the device finds by itself. */
final class DeviceOrder implements Order {

    /** Entries of one item; see {@code soup_order.cl}. */
    private static final int EACH = 64;

    private final Kernel order;

    DeviceOrder(Pairing pairing, Scope scope) {
        String name = switch (pairing) {
            case FIXED_SHUFFLE -> "soup_order_fixed";
            case RING -> "soup_order_ring";
            default -> "soup_order_mixed";
        };
        this.order = scope.program(KernelSource.of(DeviceOrder.class, "soup_order.cl"))
                .kernel(name);
    }

    @Override
    public void draw(Meetings meetings, Step step) {
        int items = (meetings.programs() + EACH - 1) / EACH;
        order.launch(
                Range.of(items, meetings.samples()), meetings.words(), meetings.programs(), step.key(), step.index());
    }
}
