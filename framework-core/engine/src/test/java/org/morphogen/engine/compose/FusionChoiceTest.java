// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.dynamics.FusionType;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Part;

class FusionChoiceTest {

    private static final Device DEVICE =
            new Device("0:0", "cores", "vendor", "platform", "driver", Device.Kind.CPU, 2, 16, 1, 1, 1, 1);

    private final ProblemList problems = new ProblemList();

    @Test
    void thePairThatAFusionWasWrittenForIsFused() {
        Fusion fusion = new Fusion("neural", new FusionType.Versions("[0.1.0,0.2.0)", "[0.1.0,0.1.0]"));
        assertSame(fusion, choose("0.1.7", "0.1.0", fusion));
        assertTrue(problems.problems().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1.0.edited", "0.1.1", "0.0.9"})
    void anEditedRuleIsComposedAndAWarningSaysSo(String edited) {
        Fusion fusion = new Fusion("neural", new FusionType.Versions("0", "[0.1.0,0.1.0]"));
        assertSame(null, choose("0.1.0", edited, fusion));
        assertEquals(1, problems.problems().size());
        String said = problems.problems().get(0).toString();
        assertTrue(said.contains("neural " + edited) && said.contains("[0.1.0,0.1.0]") && said.contains("/rule"), said);
        assertFalse(problems.hasErrors());
    }

    @Test
    void anEditedSubstrateIsComposedToo() {
        Fusion fusion = new Fusion("neural", new FusionType.Versions("[0.1.0,0.1.0]", "0"));
        assertSame(null, choose("0.3.0", "0.1.0", fusion));
        assertTrue(problems.problems().get(0).toString().contains("/substrate"));
    }

    @Test
    void anotherFusionForThatVersionIsTaken() {
        Fusion old = new Fusion("neural", new FusionType.Versions("0", "[0.1,0.2)"));
        Fusion fresh = new Fusion("neural", new FusionType.Versions("0", "[0.2,0.3)"));
        assertSame(fresh, choose("0.1.0", "0.2.1", old, fresh));
    }

    @Test
    void aFusionOfAnotherPairSaysNothing() {
        assertSame(null, choose("0.1.0", "9.0.0", new Fusion("life-like", new FusionType.Versions("0", "[0.1,0.2)"))));
        assertTrue(problems.problems().isEmpty());
    }

    private FusionType choose(String substrate, String rule, Fusion... fusions) {
        Catalog catalog = () -> List.of(fusions).stream()
                .map(fusion -> new Catalog.Entry(Kind.FUSION, "some-fusion", "0.1.0", "bundle", fusion))
                .toList();
        return new FusionChoice(catalog)
                .of(part(Kind.SUBSTRATE, "grid", substrate), part(Kind.RULE, "neural", rule), DEVICE, problems)
                .map(entry -> (FusionType) entry.service())
                .orElse(null);
    }

    private static Part part(Kind kind, String type, String version) {
        return new Part(kind, type, version, "/" + kind.word(), 1, new Nothing(), Map.of());
    }

    private record Nothing() {}

    /** Supports a rule by its type; never made. */
    private record Fusion(String ruleType, Versions versions) implements FusionType {

        @Override
        public boolean supports(Part substrate, Part rule, Device device) {
            return rule.type().equals(ruleType);
        }

        @Override
        public Dynamics create(Part substrate, Part rule, Scope scope) {
            throw new UnsupportedOperationException();
        }
    }
}
