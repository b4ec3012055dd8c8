package ${package};

import java.util.List;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.substrate.ActiveSet;
import org.morphogen.api.substrate.Operator;

/** What a site senses: an operator is the site itself or the sum of its neighbours. */
final class Perception {

    static final List<Operator> OPERATORS = List.of(
            new Operator("identity", 1, "The site itself."), new Operator("moore", 1, "The sum of its two neighbours."));

    private final ${className}Config ring;
    private final Kernel forward;
    private final Kernel adjoint;

    Perception(${className}Config ring, Program program) {
        this.ring = ring;
        this.forward = program.kernel("${fileName}_perceive");
        this.adjoint = program.kernel("${fileName}_perceive_adjoint");
    }

    Rows perceive(Tape tape, Tensor cells, ActiveSet active, Perceives perceives) {
        int operators = perceives.operators().size();
        int width = operators * ring.channels();
        int neighbours = neighbours(perceives.operators());
        int byChannel = perceives.order() == Perceives.Order.CHANNEL_MAJOR ? 1 : 0;
        Tensor values = tape.scope().floats(active.capacity(), width);
        forward.launch(
                Range.of(active.capacity()),
                Cost.perRow(4.0 * width, 4.0 * (ring.channels() + width), active.count()),
                cells,
                active.sites(),
                active.count(),
                values,
                ring.sites(),
                ring.channels(),
                operators,
                neighbours,
                byChannel);
        tape.record(values, List.of(cells), () -> {
            Tape.Slot slot = tape.slot(cells);
            adjoint.launch(
                    Range.of(active.capacity()),
                    Cost.perRow(4.0 * width, 4.0 * (ring.channels() + width), active.count()),
                    tape.gradient(values),
                    active.rowOf(),
                    slot.tensor(),
                    slot.beta(),
                    ring.sites(),
                    ring.channels(),
                    operators,
                    neighbours,
                    byChannel);
        });
        return new Rows(values, active.count());
    }

    /** Bit k: operator k is the sum of the neighbours. */
    private static int neighbours(List<String> operators) {
        int bits = 0;
        for (int k = 0; k < operators.size(); k++) {
            bits |= operators.get(k).equals("moore") ? 1 << k : 0;
        }
        return bits;
    }
}
