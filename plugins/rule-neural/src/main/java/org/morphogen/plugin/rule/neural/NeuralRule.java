// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.neural;

import java.util.ArrayList;
import java.util.List;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Initializer;
import org.morphogen.api.rule.ParameterSpec;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Perceived;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Look;
import org.morphogen.kernels.dense.Activation;
import org.morphogen.kernels.dense.Perceptron;

/** Two dense layers on the perceived row. The output layer starts at zero, so an untrained rule changes nothing. */
final class NeuralRule implements Rule {

    private static final String KERNEL_1 = "dense1.kernel";
    private static final String BIAS_1 = "dense1.bias";
    private static final String KERNEL_2 = "dense2.kernel";
    private static final String BIAS_2 = "dense2.bias";

    private final NeuralRuleConfig config;
    private final PerceivedOperators.Found perceived;
    private final int channels;
    private final int inputs;
    private final Perceptron layers;

    NeuralRule(NeuralRuleConfig config, PerceivedOperators.Found perceived, int channels, Scope scope) {
        this.config = config;
        this.perceived = perceived;
        this.inputs = perceived.outputs() * channels;
        this.channels = channels;
        this.layers = new Perceptron(scope);
    }

    /** Rows come in the order that costs least to make; the layers know which of its weights a value meets. */
    @Override
    public Perceives perceives() {
        return new Perceives(perceived.names().stream().map(this::operator).toList(), Perceives.Order.OPERATOR_MAJOR);
    }

    /** A plain gradient with this rule's factor after * and its angle after @; a name with its own stays as it is. */
    private String operator(String name) {
        if (!name.equals("gradient-x") && !name.equals("gradient-y")) {
            return name;
        }
        String scaled = config.sobelScale() == 1 ? name : name + "*" + config.sobelScale();
        return config.angle() == 0 ? scaled : scaled + "@" + config.angle();
    }

    @Override
    public Activity activity() {
        return new Activity(
                (float) config.fireRate(),
                new Activity.Alive(config.livingMask(), config.livingChannel(), (float) config.livingThreshold()));
    }

    @Override
    public List<ParameterSpec> parameters() {
        int hidden = config.hidden();
        List<ParameterSpec> specs = new ArrayList<>(List.of(
                new ParameterSpec(KERNEL_1, Shape.of(inputs, hidden), Initializer.glorotUniform(inputs, hidden)),
                new ParameterSpec(BIAS_1, Shape.of(hidden), Initializer.zeros()),
                new ParameterSpec(KERNEL_2, Shape.of(hidden, channels), Initializer.zeros())));
        if (config.outputBias()) {
            specs.add(new ParameterSpec(BIAS_2, Shape.of(channels), Initializer.zeros()));
        }
        return specs;
    }

    @Override
    public Look look() {
        boolean alpha = config.livingMask() != Activity.Mask.NONE && channels >= 4;
        return alpha ? Look.premultiplied() : channels >= 3 ? Look.rgb(0.5f) : Look.grey(0);
    }

    @Override
    public Rows update(Tape tape, Perceived perceived, Parameters parameters) {
        return layers.update(
                tape,
                perceived.rows(),
                new Perceptron.Weights(
                        parameters.get(KERNEL_1),
                        parameters.get(BIAS_1),
                        parameters.get(KERNEL_2),
                        config.outputBias() ? parameters.get(BIAS_2) : null,
                        config.order() == Perceives.Order.CHANNEL_MAJOR
                                ? perceived.rows().width() / channels
                                : 1),
                activation(),
                (float) config.stepSize());
    }

    private Activation activation() {
        return switch (config.activation()) {
            case RELU -> Activation.RELU;
            case TANH -> Activation.TANH;
            case ELU -> Activation.ELU;
            case SIGMOID -> Activation.SIGMOID;
        };
    }
}
