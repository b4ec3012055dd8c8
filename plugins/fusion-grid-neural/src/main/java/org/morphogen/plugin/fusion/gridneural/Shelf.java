// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.morphogen.api.compute.Scope;

/**
 * Keeps states that are not in use for the next who needs some: fresh ones must be zeroed as a whole, used ones need
 * nothing, because their bits say what in them is not zero.
 */
final class Shelf implements AutoCloseable {

    private final Pair pair;
    private final Layout layout;
    private final Scope scope;
    private final int round;
    private final List<Loan> idle = new ArrayList<>();

    /** @param round slots are rounded up to a multiple of it, so that trajectories of varying length share states */
    Shelf(Pair pair, Layout layout, Scope scope, int round) {
        this.pair = pair;
        this.layout = layout;
        this.scope = scope.child("states");
        this.round = round;
    }

    /** States of at least so many slots. Idle ones that have too few go. */
    Loan take(int batch, int slots) {
        Iterator<Loan> each = idle.iterator();
        while (each.hasNext()) {
            Loan loan = each.next();
            if (loan.states().batch() == batch) {
                each.remove();
                if (loan.states().slots() >= slots) {
                    return loan;
                }
                loan.memory().close();
            }
        }
        Scope memory = scope.child("slots");
        return new Loan(States.allocate(memory, pair, layout, batch, rounded(slots)), memory);
    }

    /** The slots that are allocated where so many are asked for. */
    int rounded(int slots) {
        return (slots + round - 1) / round * round;
    }

    void giveBack(Loan loan) {
        idle.add(loan);
    }

    @Override
    public void close() {
        idle.clear();
        scope.close();
    }

    /** States and the scope that they alone live in. */
    record Loan(States states, Scope memory) {}
}
