// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.Moment;
import org.morphogen.api.loss.WeightedLoss;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.api.train.Session;
import org.morphogen.engine.compose.ComposedDynamics;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.kernels.pointwise.Pointwise;
import org.morphogen.kernels.pointwise.Unary;
import org.morphogen.kernels.reduce.Over;
import org.morphogen.kernels.reduce.Reduction;
import org.morphogen.plugin.rule.neural.NeuralRuleType;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.Instances;

/**
 * A real experiment of the smallest size: a neural rule on a 24 x 24 grid of 8 channels, a seed in the middle, and the
 * squared distance of every value to {@code aim} as the loss.
 */
final class Patch implements Session {

    static final int SIZE = 24;
    static final int CHANNELS = 8;
    static final int VALUES = SIZE * SIZE * CHANNELS;

    private final Scope scope;
    private final Substrate substrate;
    private final Rule rule;
    private final Dynamics dynamics;
    private final Parameters parameters;
    private final float aim;
    private final List<WeightedLoss> losses;
    private final Initial initial;

    Patch(Scope scope, float aim) {
        this(scope, aim, List.of());
    }

    /** @param losses in place of the distance, if there are any */
    Patch(Scope scope, float aim, List<WeightedLoss> losses) {
        this.scope = scope;
        this.aim = aim;
        this.losses = losses;
        this.substrate = Instances.substrate(
                new GridSubstrateType(), Map.of("width", SIZE, "height", SIZE, "channels", CHANNELS), scope);
        this.rule = Instances.rule(new NeuralRuleType(), Map.of("hidden", 16), substrate, scope);
        this.dynamics = new ComposedDynamics(substrate, rule, scope);
        this.parameters = parameters(scope);
        this.initial = new Seed();
    }

    private Patch(Patch other, Substrate substrate, Rule rule, Initial initial) {
        this.scope = other.scope;
        this.aim = other.aim;
        this.losses = other.losses;
        this.substrate = substrate;
        this.rule = rule;
        this.dynamics = new ComposedDynamics(substrate, rule, scope);
        this.parameters = other.parameters;
        this.initial = initial;
    }

    /** The same with another grid, rule and start; its parameters are still those of the neural rule. */
    Patch with(Substrate grid, Rule other, Initial start) {
        return new Patch(this, grid, other, start);
    }

    /** Small fixed values. */
    private Parameters parameters(Scope in) {
        Map<String, Tensor> tensors = new java.util.LinkedHashMap<>();
        rule.parameters().forEach(spec -> {
            Tensor tensor = in.allocate(ElementType.FLOAT32, spec.shape());
            float[] values = new float[(int) spec.shape().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = 0.1f * (float) Math.sin(i * 1.7 + spec.name().length());
            }
            tensor.write(values);
            tensors.put(spec.name(), tensor);
        });
        return new Parameters(tensors);
    }

    @Override
    public Experiment experiment() {
        Part part = new Part(Kind.RULE, "neural", "1.0.0", "/rule", 1, null, Map.of());
        return new Experiment(
                "patch", "", Path.of(""), 5, 10, 1, part, part, part, List.of(), Optional.empty(), List.of(), false);
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Substrate substrate() {
        return substrate;
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public Dynamics dynamics() {
        return dynamics;
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Initial initial() {
        return initial;
    }

    @Override
    public List<WeightedLoss> losses() {
        return losses.isEmpty() ? List.of(new WeightedLoss("distance", 2, new Distance())) : losses;
    }

    @Override
    public Tape tape(Scope in, boolean recording) {
        return new RecordingTape(in, recording);
    }

    /** The seed's values of one sample. */
    static float[] seed() {
        float[] values = new float[VALUES];
        for (int channel = 3; channel < CHANNELS; channel++) {
            values[(SIZE / 2 * SIZE + SIZE / 2) * CHANNELS + channel] = 1;
        }
        return values;
    }

    /** One living cell in the middle. */
    private static final class Seed implements Initial {
        @Override
        public void fill(State state, int first, int count, Step key) {
            for (int sample = first; sample < first + count; sample++) {
                state.cells().write(seed(), (long) sample * VALUES);
            }
        }
    }

    /** Sum over a sample of (value - aim)^2, from recorded operations. */
    private final class Distance implements Loss {
        @Override
        public Tensor evaluate(Tape tape, Moment moment) {
            Tensor apart = new Pointwise(scope).apply(tape, moment.state().cells(), Unary.affine(1, -aim));
            return new Reduction(scope).sumOfSquares(tape, apart, Over.SAMPLE);
        }
    }
}
