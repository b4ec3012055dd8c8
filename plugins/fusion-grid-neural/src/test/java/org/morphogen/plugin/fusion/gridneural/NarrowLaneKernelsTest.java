// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.stream.Stream;

/** The kernels for vector registers of 8 floats hold the contract, on any device. */
class NarrowLaneKernelsTest extends LaneKernelsTest {

    @Override
    int lanes() {
        return 8;
    }

    @Override
    protected Stream<Pair> pairs() {
        return Pairs.all().skip(4).limit(4);
    }
}
