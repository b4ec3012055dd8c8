// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.swap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.dynamics.StateSpec;
import org.morphogen.api.rule.ParameterSpec;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Rule;

/** What of a run fits another composition, by name and shape. */
final class Fit {

    private Fit() {}

    /** Why states cannot go on in another substrate; empty if they can. */
    static Optional<String> state(StateSpec now, StateSpec then) {
        return now.equals(then)
                ? Optional.empty()
                : Optional.of("the states are " + now.tensors() + " now and would have to be " + then.tensors());
    }

    /** One line for each parameter that cannot be carried over; empty if all can. */
    static List<String> parameters(Parameters now, Rule then) {
        Map<String, Shape> left = new LinkedHashMap<>();
        now.tensors().forEach((name, tensor) -> left.put(name, tensor.shape()));
        List<String> misfits = new ArrayList<>();
        for (ParameterSpec spec : then.parameters()) {
            Shape shape = left.remove(spec.name());
            if (shape == null) {
                misfits.add(spec.name() + " " + spec.shape() + " is new");
            } else if (!shape.equals(spec.shape())) {
                misfits.add(spec.name() + " is " + shape + " now and would be " + spec.shape());
            }
        }
        left.forEach((name, shape) -> misfits.add(name + " " + shape + " has no place in it"));
        return misfits;
    }
}
