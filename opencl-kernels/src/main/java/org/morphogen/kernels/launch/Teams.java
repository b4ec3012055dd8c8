// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.launch;

import org.morphogen.api.compute.Range;

/**
 * How kernels that include {@code runs.clh} are launched: a team is one item with 16 lanes or a work-group.
 *
 * @param group build constant GROUP: 0, or items of a work-group
 */
public record Teams(int group) {

    private static final int GROUP = 64;

    public static Teams of(Variant variant) {
        return new Teams(variant == Variant.LANES ? 0 : GROUP);
    }

    /** Teams for {@code runs} runs of {@code length} values. */
    public Range range(Programs programs, long runs, long length) {
        if (group > 0) {
            return Range.of(runs * group).by(group);
        }
        long runsAStripe = Math.max(1, 1024 / Math.max(1, length));
        return Range.stripes(programs.stripes(Programs.ceil(runs, runsAStripe)));
    }
}
