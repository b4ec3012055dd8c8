// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.steerable;

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
 * Two dense layers on what a site senses in its own frame, the second without bias. The output layer starts at zero, so
 * an untrained rule changes nothing. Tensors are named as the neural rule names them.
 *
 * <p>Rows point down, and an angle goes from +x (columns) towards +y (rows): turning the array by +90 degrees in that
 * sense, so that what is right of the middle comes below it, adds +pi/2 to every angle.
 */
final class SteerableRule implements Rule, Equivariant {

    private final SteerableRuleConfig config;
    private final int channels;
    private final Perceptron layers;
    private final Turn turn;

    /** @param channels of a site, at least 2 */
    SteerableRule(SteerableRuleConfig config, int channels, Scope scope) {
        this.config = config;
        this.channels = channels;
        this.layers = new Perceptron(scope);
        this.turn = new Turn(config, channels, scope);
    }

    /** Substrates divide gradients by 8; the paper does not. */
    @Override
    public Perceives perceives() {
        List<String> gradients = List.of("identity", "gradient-x*8", "gradient-y*8");
        List<String> all = List.of("identity", "gradient-x*8", "gradient-y*8", "laplacian");
        return new Perceives(config.laplacian() ? all : gradients, Perceives.Order.OPERATOR_MAJOR);
    }

    /** The frame turns with the state; a mirror would turn it the other way. */
    @Override
    public boolean mirrors() {
        return false;
    }

    /** The last channel: the angle, or the one whose gradient is the frame. */
    @Override
    public int frameChannels() {
        return 1;
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
        return Look.premultiplied();
    }

    @Override
    public Rows update(Tape tape, Perceived perceived, Parameters parameters) {
        Rows turned = turn.apply(tape, perceived.rows());
        return layers.update(tape, turned, TwoLayers.weights(parameters), Activation.RELU, 1);
    }
}
