// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.isotropic;

import java.util.List;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Equivariant;
import org.morphogen.api.rule.ParameterSpec;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Perceived;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Look;
import org.morphogen.kernels.dense.Activation;
import org.morphogen.kernels.dense.Perceptron;
import org.morphogen.kernels.dense.TwoLayers;

/**
 * Two dense layers on the site's channels and their laplacians, the second without bias. The output layer starts at
 * zero, so an untrained rule changes nothing. Tensors are named as the neural rule names them.
 */
final class IsotropicRule implements Rule, Equivariant {

    private final IsotropicRuleConfig config;
    private final int channels;
    private final Perceptron layers;
    private final GradientLength gradientLength;

    IsotropicRule(IsotropicRuleConfig config, int channels, Scope scope) {
        this.config = config;
        this.channels = channels;
        this.layers = new Perceptron(scope);
        this.gradientLength = new GradientLength(scope, channels);
    }

    @Override
    public Perceives perceives() {
        return new Perceives(
                switch (config.variant()) {
                    case LAPLACIAN -> List.of("identity", scaled("laplacian"));
                    case LAP6 -> List.of("identity", scaled("lap6"));
                    // Substrates divide gradients by 8; the paper does not.
                    case LAP_GRADNORM -> List.of("identity", scaled("laplacian"), "gradient-x*8", "gradient-y*8");
                },
                Perceives.Order.OPERATOR_MAJOR);
    }

    private String scaled(String laplacian) {
        return config.lapScale() == 1 ? laplacian : laplacian + "*" + config.lapScale();
    }

    @Override
    public boolean mirrors() {
        return true;
    }

    /** Aliveness counts before the update only. */
    @Override
    public Activity activity() {
        return new Activity(
                (float) config.fireRate(),
                new Activity.Alive(Activity.Mask.PRE, config.livingChannel(), (float) config.livingThreshold()));
    }

    @Override
    public List<ParameterSpec> parameters() {
        return TwoLayers.of(config.inputs(channels), config.hidden(), channels).parameters();
    }

    @Override
    public Look look() {
        return channels >= 4 ? Look.premultiplied() : Look.grey(0);
    }

    @Override
    public Rows update(Tape tape, Perceived perceived, Parameters parameters) {
        Rows sensed = config.variant() == IsotropicRuleConfig.Variant.LAP_GRADNORM
                ? gradientLength.apply(tape, perceived.rows())
                : perceived.rows();
        return layers.update(tape, sensed, TwoLayers.weights(parameters), Activation.RELU, 1);
    }
}
