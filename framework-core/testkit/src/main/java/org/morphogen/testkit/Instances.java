// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import java.util.Map;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.experiment.PluginType;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.initial.InitialType;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.LossType;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.api.substrate.SubstrateType;
import org.morphogen.config.text.Plain;

/**
 * Instances of plugins from plain JSON values, as an experiment makes them: for the surroundings of a plugin under
 * test, whose configuration records it does not see. Values that are not valid fail the test.
 */
public final class Instances {

    private Instances() {}

    /** A resolved part of an experiment: every default filled in. */
    public static Part part(Kind kind, String name, PluginType<?> type, Map<String, Object> configuration) {
        Record record = Binding.bind(type.configuration(), configuration);
        return new Part(kind, name, "1.0.0", "/" + kind.word(), 1, record, Plain.record(record));
    }

    /** A substrate whose memory lives in {@code scope}. */
    public static <C extends Record> Substrate substrate(
            SubstrateType<C> type, Map<String, Object> configuration, Scope scope) {
        return type.create(Binding.bind(type.configuration(), configuration), TestContext.in(scope));
    }

    /** A rule whose memory lives in {@code scope}. */
    public static <C extends Record> Rule rule(
            RuleType<C> type, Map<String, Object> configuration, Substrate substrate, Scope scope) {
        return type.create(Binding.bind(type.configuration(), configuration), substrate, TestContext.in(scope));
    }

    /** A start state whose memory lives in {@code scope}. */
    public static <C extends Record> Initial initial(
            InitialType<C> type, Map<String, Object> configuration, Substrate substrate, Rule rule, Scope scope) {
        return type.create(Binding.bind(type.configuration(), configuration), substrate, rule, TestContext.in(scope));
    }

    /** A loss whose memory lives in {@code scope}. */
    public static <C extends Record> Loss loss(
            LossType<C> type, Map<String, Object> configuration, Substrate substrate, Rule rule, Scope scope) {
        return type.create(Binding.bind(type.configuration(), configuration), substrate, rule, TestContext.in(scope));
    }
}
