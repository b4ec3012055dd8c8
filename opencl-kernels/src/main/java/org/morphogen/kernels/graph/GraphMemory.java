// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.graph;

import java.util.HashMap;
import java.util.Map;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Variant;

/**
 * A graph on the device, and how its kernels are launched.
 *
 * @param graph on the host
 * @param channels values of a site
 * @param starts INT32 [sites + 1]
 * @param near INT32 [entries]
 * @param programs its kernels
 * @param scope where it lives
 */
record GraphMemory(Graph graph, int channels, Tensor starts, Tensor near, Programs programs, Scope scope) {

    /** Rows or sites of one work-item of a CPU. */
    private static final int CPU_SPAN = 64;

    private static final int GPU_GROUP = 64;
    private static final int CPU_LANES = 16;
    private static final int GPU_LANES = 4;

    static GraphMemory of(Graph graph, int channels, Scope scope) {
        Programs programs = new Programs(scope, Variant.of(scope.compute().device()));
        return new GraphMemory(
                graph, channels, ints(scope, graph.starts()), ints(scope, graph.near()), programs, scope);
    }

    static Tensor ints(Scope scope, int[] values) {
        Tensor tensor = scope.ints(values.length);
        tensor.write(values, 0);
        return tensor;
    }

    Kernel kernel(String file, String name, Map<String, Integer> constants) {
        Map<String, Integer> all = new HashMap<>(constants);
        all.put("CHANNELS", channels);
        return programs.kernel(file, name, all);
    }

    /** The widest vectors that divide a site's channels and suit the device. */
    int lanes() {
        return Math.min(Integer.lowestOneBit(channels), cpu() ? CPU_LANES : GPU_LANES);
    }

    int span() {
        return cpu() ? CPU_SPAN : 1;
    }

    /** One work-item for {@link #span} of so many. */
    Range spans(long count) {
        return cpu()
                ? Range.stripes(Programs.ceil(count, CPU_SPAN))
                : Range.of(count).by(GPU_GROUP);
    }

    int sites() {
        return graph.sites();
    }

    private boolean cpu() {
        return programs.variant() == Variant.LANES;
    }
}
