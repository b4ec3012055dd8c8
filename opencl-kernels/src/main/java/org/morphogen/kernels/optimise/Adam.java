// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.optimise;

import java.util.LinkedHashMap;
import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Parameters;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Variant;

/**
 * Adam and AdamW. Changes parameters in place; keeps two moments for each in the scope that it was made with, and
 * counts its steps. Bias corrections are made in double on the host.
 */
public final class Adam {

    private final Programs programs;
    private final Kernel kernel;
    private final AdamSettings settings;
    private final Parameters parameters;
    private final Parameters first;
    private final Parameters second;
    private long steps;

    /** An optimiser of these parameters, with moments 0 and no step done. */
    public Adam(Scope scope, Parameters parameters, AdamSettings settings) {
        this(scope, parameters, settings, Variant.of(scope.compute().device()));
    }

    Adam(Scope scope, Parameters parameters, AdamSettings settings, Variant variant) {
        this.programs = new Programs(scope, variant);
        this.kernel = programs.kernel("adam_step", Map.of("WIDE", variant == Variant.LANES ? Programs.LANES : 1));
        this.settings = settings;
        this.parameters = parameters;
        this.first = parameters.like(scope);
        this.second = parameters.like(scope);
        first.zero(scope.compute());
        second.zero(scope.compute());
    }

    /** One step against these gradients, which have the parameters' names. */
    public void step(Parameters gradients, double learningRate) {
        steps++;
        parameters.tensors().forEach((name, parameter) -> step(name, parameter, gradients.get(name), learningRate));
    }

    /** Steps done: part of the state. */
    public long steps() {
        return steps;
    }

    /** The moments, by {@code first/<parameter>} and {@code second/<parameter>}: what a checkpoint keeps. */
    public Map<String, Tensor> moments() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        first.tensors().forEach((name, tensor) -> all.put("first/" + name, tensor));
        second.tensors().forEach((name, tensor) -> all.put("second/" + name, tensor));
        return all;
    }

    /** Goes on after this many steps; the caller has written the {@link #moments}. */
    public void resume(long stepsDone) {
        steps = stepsDone;
    }

    private void step(String name, Tensor parameter, Tensor gradient, double learningRate) {
        double correction1 = 1 - Math.pow(settings.beta1(), (double) steps);
        double correction2 = 1 - Math.pow(settings.beta2(), (double) steps);
        double keep = settings.decoupled() ? 1 - learningRate * settings.weightDecay() : 1;
        double coupled = settings.decoupled() ? 0 : settings.weightDecay();
        long values = parameter.size();
        kernel.launch(
                programs.spread(values),
                Cost.of(14.0 * values, 28.0 * values),
                parameter,
                gradient,
                first.get(name),
                second.get(name),
                values,
                (float) settings.beta1(),
                (float) settings.beta2(),
                (float) settings.epsilon(),
                (float) (learningRate / correction1),
                (float) (1 / Math.sqrt(correction2)),
                (float) keep,
                (float) coupled);
    }
}
