// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.soup;

import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Rows;

/** Launches the meetings of an epoch. */
final class Interaction {

    /** Items that sum the operations of a sample on a GPU. */
    private static final int SUMMING = 256;

    /** On a GPU all pairs run this many steps first: most have halted by then, and lanes do not wait for the others. */
    private static final int SHORT = 256;

    private final Language language;
    private final Mutation mutation;
    private final Device device;
    private final Kernel interact;
    private final Kernel operations;

    Interaction(Language language, Soup soup, Scope scope) {
        this.language = language;
        this.mutation = soup.mutation();
        this.device = scope.compute().device();
        Program program = new Build(soup.length(), soup.tokens(), mutation.compatible()).of(language, scope);
        this.interact = program.kernel("soup_interact");
        this.operations = program.kernel("soup_operations");
    }

    /** All programs after their meetings; their operations are in {@code meetings}. */
    Rows run(Scope scope, Rows rows, Meetings meetings, Step step) {
        Tensor next = scope.allocate(rows.values().type(), rows.values().shape());
        Epoch epoch = new Epoch(
                rows.values(), next, meetings, scope.ints(meetings.pairs()), scope.ints(meetings.pairs() + 1), step);
        if (device.isCpu() || language.limit() <= 2 * SHORT) {
            launch(epoch, 0, language.limit());
        } else {
            scope.compute().zero(epoch.pending());
            launch(epoch, 1, SHORT);
            launch(epoch, 2, language.limit());
        }
        int samples = meetings.samples();
        Range groups = device.isCpu()
                ? Range.stripes(samples)
                : Range.of((long) samples * SUMMING).by(SUMMING);
        operations.launch(groups, epoch.operations(), meetings.words(), meetings.programs());
        return rows.with(next);
    }

    private void launch(Epoch epoch, int stage, int limit) {
        Meetings meetings = epoch.meetings();
        interact.launch(
                Build.items(device, meetings.pairs()),
                Cost.of(0, 2.0 * epoch.programs().bytes()),
                epoch.programs(),
                epoch.next(),
                meetings.words(),
                epoch.operations(),
                epoch.pending(),
                mutation.counts(),
                meetings.samples(),
                meetings.programs(),
                mutation.threshold(),
                epoch.step().seed(),
                epoch.step().index(),
                limit,
                stage);
    }

    private record Epoch(
            Tensor programs, Tensor next, Meetings meetings, Tensor operations, Tensor pending, Step step) {}
}
