package ${package};

import java.util.List;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Perceived;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;

/** Senses each cell and its number of live neighbours, and launches the kernel on all rows at once. */
final class ${className} implements Rule {

    private final int needed;
    private final Kernel update;

    ${className}(int needed, Scope scope) {
        this.needed = needed;
        this.update = scope.program(KernelSource.of(${className}.class, "${fileName}.cl"))
                .kernel("${fileName}");
    }

    /** Operators of the substrate, by name: './morphogen describe substrate grid' lists them. */
    @Override
    public Perceives perceives() {
        return new Perceives(List.of("identity", "moore"), Perceives.Order.CHANNEL_MAJOR);
    }

    /** The kernel gives the next state, not a change of it. */
    @Override
    public Output output() {
        return Output.REPLACES;
    }

    /** A rule that learns returns true, lists its parameters() and calls operations that record their adjoints. */
    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public Rows update(Tape tape, Perceived perceived, Parameters parameters) {
        Rows rows = perceived.rows();
        Tensor next = tape.scope().floats(rows.capacity(), 1);
        update.launch(
                Range.of(rows.capacity()),
                Cost.perRow(0, 12, rows.count()),
                rows.values(),
                rows.count(),
                next,
                needed);
        return rows.with(next);
    }
}
