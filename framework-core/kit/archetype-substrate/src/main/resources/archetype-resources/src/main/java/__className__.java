package ${package};

import java.util.List;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.StateSpec;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.dynamics.TensorSpec;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.ActiveSet;
import org.morphogen.api.substrate.Look;
import org.morphogen.api.substrate.Operator;
import org.morphogen.api.substrate.Substrate;

/** A ring; its state is one tensor 'cells', FLOAT32 [sites][channels] a sample. */
final class ${className} implements Substrate {

    private static final String CELLS = "cells";
    private static final int HEIGHT = 16;

    private final ${className}Config ring;
    private final Kernel active;
    private final Kernel apply;
    private final Kernel applyAdjoint;
    private final Kernel render;
    private final Perception perception;

    ${className}(${className}Config ring, Scope scope) {
        this.ring = ring;
        Program program = scope.program(KernelSource.of(${className}.class, "${fileName}.cl"));
        this.active = program.kernel("${fileName}_active");
        this.apply = program.kernel("${fileName}_apply");
        this.applyAdjoint = program.kernel("${fileName}_apply_adjoint");
        this.render = program.kernel("${fileName}_render");
        this.perception = new Perception(ring, program);
    }

    @Override
    public StateSpec state() {
        return StateSpec.of(new TensorSpec(CELLS, ElementType.FLOAT32, Shape.of(ring.sites(), ring.channels())));
    }

    @Override
    public long sites() {
        return ring.sites();
    }

    @Override
    public int channels() {
        return ring.channels();
    }

    @Override
    public List<Operator> operators() {
        return Perception.OPERATORS;
    }

    @Override
    public ActiveSet activate(Tape tape, State state, Activity activity, Step step) {
        if (activity.alive().mask() != Activity.Mask.NONE) {
            throw new ExperimentException("The substrate '${type}' has no alive mask, and the rule asks for one."
                    + " Set the rule's livingMask to none, or use the substrate grid.");
        }
        int batch = state.batch();
        int total = batch * ring.sites();
        Scope scope = tape.scope();
        ActiveSet set = new ActiveSet(scope.ints(total), scope.ints(1), scope.ints(total), null);
        active.launch(
                Range.of(1),
                set.sites(),
                set.count(),
                set.rowOf(),
                activity.fire16(),
                step.key(),
                step.stream(),
                step.index(),
                ring.sites(),
                batch);
        return set;
    }

    @Override
    public Rows perceive(Tape tape, State state, ActiveSet set, Perceives perceives, Step step) {
        return perception.perceive(tape, state.cells(), set, perceives);
    }

    @Override
    public State apply(
            Tape tape, State state, ActiveSet set, Rows update, Rule.Output output, Activity activity, Step step) {
        Tensor before = state.cells();
        Tensor after = tape.scope().allocate(ElementType.FLOAT32, before.shape());
        int replaces = output == Rule.Output.REPLACES ? 1 : 0;
        int width = update.width();
        apply.launch(
                Range.of(set.capacity()), before, update.values(), set.rowOf(), after, width, ring.channels(), replaces);
        tape.record(
                after,
                List.of(before, update.values()),
                () -> back(tape, before, after, set, update, replaces));
        return State.of(CELLS, after);
    }

    private void back(Tape tape, Tensor before, Tensor after, ActiveSet set, Rows update, int replaces) {
        Tensor gradient = tape.gradient(after);
        boolean wantsBefore = tape.wants(before);
        boolean wantsUpdate = tape.wants(update.values());
        // A slot that nobody wants is not written: the gradient itself stands in for its pointer.
        Tape.Slot ofBefore = wantsBefore ? tape.slot(before) : new Tape.Slot(gradient, 0);
        Tape.Slot ofUpdate = wantsUpdate ? tape.slot(update.values()) : new Tape.Slot(gradient, 0);
        applyAdjoint.launch(
                Range.of(set.capacity()),
                gradient,
                set.rowOf(),
                ofBefore.tensor(),
                ofUpdate.tensor(),
                (wantsBefore ? 1 : 0) + (wantsUpdate ? 2 : 0),
                ofBefore.beta(),
                ofUpdate.beta(),
                update.width(),
                ring.channels(),
                replaces);
    }

    @Override
    public Tensor render(Scope scope, State state, Look look) {
        int batch = state.batch();
        Tensor picture = scope.allocate(ElementType.UINT8, Shape.of(batch, HEIGHT, ring.sites(), 4));
        render.launch(
                Range.of(ring.sites(), HEIGHT, batch),
                state.cells(),
                picture,
                ring.channels(),
                look.channel(),
                look.scale(),
                look.offset());
        return picture;
    }
}
