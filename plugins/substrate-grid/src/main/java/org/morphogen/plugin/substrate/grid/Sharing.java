// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

import java.util.LinkedHashMap;
import java.util.Map;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Range;

/**
 * How work-items share sites. A CPU group is one work-item with wide lanes; on a GPU neighbouring work-items take
 * neighbouring chunks of one site, so that a group reads whole cache lines. No result depends on it.
 *
 * @param lanes floats of one vector; divides the widths it was made for
 * @param items work-items of a group
 * @param split work-items that share a site
 */
record Sharing(int lanes, int items, int split) {

    private static final int CPU_LANES = 8;
    private static final int WIDE_CPU_LANES = 16;
    private static final int GPU_LANES = 4;
    private static final int GPU_ITEMS = 256;
    private static final int GPU_SPLIT = 16;

    /** @param widths numbers of channels that are walked in whole vectors */
    static Sharing of(Device device, int... widths) {
        int lanes = !device.isCpu() ? GPU_LANES : device.lanes() >= WIDE_CPU_LANES ? WIDE_CPU_LANES : CPU_LANES;
        for (int width : widths) {
            while (width % lanes != 0) {
                lanes /= 2;
            }
        }
        if (device.isCpu()) {
            return new Sharing(lanes, 1, 1);
        }
        int items = Math.min(GPU_ITEMS, Integer.highestOneBit(device.maxGroupSize()));
        int split = Math.min(GPU_SPLIT, Integer.highestOneBit(widths[0] / lanes));
        return new Sharing(lanes, items, split);
    }

    /** Build constants of {@code grid.clh}. */
    Map<String, Object> constants(GridConfig grid) {
        Map<String, Object> constants = new LinkedHashMap<>();
        constants.put("CHANNELS", grid.channels());
        constants.put("ANGLES", grid.angles());
        constants.put("BOUNDARY", grid.boundary().ordinal());
        constants.put("LANES", lanes);
        constants.put("ITEMS", items);
        constants.put("SPLIT", split);
        return constants;
    }

    Range groups(long count) {
        return Range.of(count * items).by(items);
    }
}
