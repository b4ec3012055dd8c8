// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.Problem;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.PluginType;
import org.morphogen.config.text.Plain;

/**
 * What every plugin with a configuration holds: it is documented, its mistakes are found, and an instance leaves
 * nothing behind.
 */
@ExtendWith(TestCompute.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PluginContract<C extends Record> {

    private static final Set<String> KEYS_OF_THE_PART = Set.of("type", "version");

    /** The service under test. */
    protected abstract PluginType<C> type();

    /** Valid configurations as JSON has them: the smallest, odd sizes, every variant. At least one. */
    protected abstract Stream<Map<String, Object>> examples();

    /** Settings that the configuration record itself forbids, and where that is told. */
    protected Map<Map<String, Object>, String> mistakes() {
        return Map.of();
    }

    /** Configurations valid by themselves that do not fit their surroundings, each with the pointer that is reported. */
    protected Map<Map<String, Object>, String> misfits() {
        return Map.of();
    }

    /** Makes an instance in its surroundings and closes it. */
    abstract void make(C configuration, Scope scope, Context context) throws Exception;

    final C bind(Map<String, Object> example) {
        return Binding.bind(type().configuration(), example);
    }

    @Test
    void everySettingIsDocumented() {
        Map<String, Object> schema = Binding.schema(type().configuration());
        assertDocumented(type().configuration().getSimpleName(), schema);
    }

    private static void assertDocumented(String name, Map<?, ?> schema) {
        assertFalse(
                String.valueOf(schema.get("description")).isBlank() || schema.get("description") == null,
                () -> "'" + name + "' has no @Doc");
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((key, value) -> assertDocumented(name + "." + key, (Map<?, ?>) value));
        }
    }

    @Test
    void noSettingHidesAKeyOfThePart() {
        Map<?, ?> properties = Binding.properties(type().configuration());
        assertTrue(
                properties.keySet().stream().noneMatch(KEYS_OF_THE_PART::contains),
                () -> "'type' and 'version' name the plugin: " + properties.keySet());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleSurvivesItsRecord(Map<String, Object> example) {
        C configuration = bind(example);
        assertEquals(
                configuration, bind(Plain.record(configuration)), "what the run's folder records gives the same run");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anUnknownSettingIsAMistake(Map<String, Object> example) {
        Map<String, Object> values = new LinkedHashMap<>(example);
        values.put("no-such-setting", 1);
        assertReported(
                "/no-such-setting",
                Binding.problems(type().configuration(), values).problems());
    }

    @Test
    void whatTheRecordForbidsIsReportedWhereItStands() {
        mistakes()
                .forEach((values, pointer) -> assertReported(
                        pointer,
                        Binding.problems(type().configuration(), values).problems()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aValueOfTheWrongTypeIsAMistakeWhereItStands(Map<String, Object> example) {
        Map<?, ?> properties = Binding.properties(type().configuration());
        for (Object key : properties.keySet()) {
            Map<String, Object> values = new LinkedHashMap<>(example);
            values.put(key.toString(), List.of(List.of()));
            List<Problem> problems =
                    Binding.problems(type().configuration(), values).problems();
            assertTrue(
                    problems.stream().anyMatch(p -> p.pointer().startsWith("/" + key)),
                    () -> "no mistake at /" + key + " in " + problems);
        }
    }

    @Test
    void whatDoesNotFitIsReportedWhereItStands(Scope scope) throws Exception {
        for (Map.Entry<Map<String, Object>, String> misfit : misfits().entrySet()) {
            try (Scope child = scope.child("misfit")) {
                TestContext context = TestContext.in(child);
                try {
                    make(bind(misfit.getKey()), child, context);
                } catch (RuntimeException afterTheReport) {
                    assertTrue(context.problems().hasErrors(), () -> "thrown, not reported: " + afterTheReport);
                }
                assertReported(misfit.getValue(), context.problems().problems());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anInstanceLeavesNothingBehind(Map<String, Object> example, Scope scope) throws Exception {
        long before = scope.compute().memory().bytes();
        for (int i = 0; i < 2; i++) {
            try (Scope child = scope.child("instance")) {
                TestContext context = TestContext.in(child);
                make(bind(example), child, context);
                assertEquals(List.of(), context.problems().problems(), "a valid example reports nothing");
            }
            assertEquals(before, scope.compute().memory().bytes(), "bytes in use after the instance was closed");
        }
    }

    static void assertReported(String pointer, List<Problem> problems) {
        assertTrue(
                problems.stream().anyMatch(p -> p.pointer().equals(pointer) && p.fatal()),
                () -> "expected a mistake at " + pointer + ", there are " + problems);
    }
}
