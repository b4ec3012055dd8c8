// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.substrate.ActiveSet;

/** The active set in which every program is active: made once for each number of samples. */
final class Everybody {

    private final int programs;
    private final Scope scope;
    private final Map<Integer, ActiveSet> sets = new HashMap<>();

    Everybody(int programs, Scope scope) {
        this.programs = programs;
        this.scope = scope;
    }

    /** @param meetings of this step */
    ActiveSet of(int samples, Tensor meetings) {
        ActiveSet all = sets.computeIfAbsent(samples, this::make);
        return new ActiveSet(all.sites(), all.count(), all.rowOf(), meetings);
    }

    private ActiveSet make(int samples) {
        int sites = samples * programs;
        Tensor identity = scope.ints(sites);
        identity.write(IntStream.range(0, sites).toArray(), 0);
        Tensor count = scope.ints(1);
        count.write(new int[] {sites}, 0);
        return new ActiveSet(identity, count, identity, null);
    }
}
