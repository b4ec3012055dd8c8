// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.compose.ComposedDynamics;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.TestCompute;

/** Whole epochs on the device against plain Java, with the language of our own. */
@ExtendWith(TestCompute.class)
class SoupSubstrateTest {

    private static final Parameters NONE = new Parameters(Map.of());

    @ParameterizedTest
    @CsvSource({"0, 2, 8, 0.5", "18446744073709551615, 6, 64, 0.25", "9223372036854775808, 200, 32, 1", "5, 96, 16, 0"})
    void anEpochIsThatOfTheFormulas(String text, int programs, int length, double mutation, Scope scope) {
        long seed = Long.parseUnsignedLong(text);
        SoupOracle oracle = new SoupOracle(seed, programs, length, Math.round(mutation * (1 << 30)));
        Map<String, Object> soup = Map.of("programs", programs, "length", length, "mutation", mutation);
        State state = run(soup, new Step(seed, 0, 0), 1, 0, scope);
        assertArrayEquals(oracle.bytes(), state.cells().readBytes(0, programs * length), "the start");
        for (int epoch = 0; epoch < 3; epoch++) {
            oracle.epoch(epoch, oracle.order(epoch), EchoLanguage::run);
        }
        state = run(soup, new Step(seed, 0, 0), 1, 3, scope);
        assertArrayEquals(oracle.bytes(), state.cells().readBytes(0, programs * length));
        assertEquals(oracle.operations(), state.get("operations").readLongs(0, 1)[0]);
    }

    @Test
    void sampleNumberTwoIsTheSoupOfTheSeedPlusTwo(Scope scope) {
        for (String numbers : new String[] {"compatible", "fast"}) {
            Map<String, Object> soup = Map.of("programs", 34, "length", 16, "mutation", 0.1);
            Map<String, Object> config = new HashMap<>(soup);
            config.put("numbers", numbers);
            byte[] three = run(config, new Step(40, 0, 0), 3, 5, scope).cells().readBytes(0, 3 * 34 * 16);
            byte[] second = Arrays.copyOfRange(three, 2 * 34 * 16, 3 * 34 * 16);
            byte[] alone = run(config, new Step(42, 0, 0), 1, 5, scope).cells().readBytes(0, 34 * 16);
            if (numbers.equals("compatible")) {
                assertArrayEquals(alone, second);
            } else {
                assertNotEquals(Arrays.toString(Arrays.copyOf(three, 34 * 16)), Arrays.toString(second));
            }
        }
    }

    /** At probability one every byte is new; at one half half of them are. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.5, 1})
    void fastMutationHasItsProbability(double mutation, Scope scope) {
        Map<String, Object> soup = Map.of("programs", 2048, "mutation", mutation, "numbers", "fast");
        byte[] before = run(soup, new Step(3, 0, 0), 1, 0, scope).cells().readBytes(0, 2048 * 64);
        byte[] after = run(soup, new Step(3, 0, 0), 1, 1, scope).cells().readBytes(0, 2048 * 64);
        int changed = 0;
        for (int i = 0; i < before.length; i++) {
            changed += before[i] != after[i] ? 1 : 0;
        }
        // A new byte is the old one once in 256 times; the language changes a byte if its partner is 1 and it is not.
        double expected = mutation * 255 / 256 + (1 - mutation) * 255 / 65536;
        double deviation = Math.sqrt(expected * (1 - expected) / before.length);
        assertEquals(expected, changed / (double) before.length, 5 * deviation);
    }

    private static State run(Map<String, Object> config, Step first, int samples, int epochs, Scope scope) {
        Substrate substrate = Instances.substrate(new SoupSubstrateType(), config, scope);
        Rule rule = Instances.rule(new EchoLanguage(), Map.of(), substrate, scope);
        State state = substrate.state().allocate(scope, samples);
        Instances.initial(new SoupInitialType(), Map.of(), substrate, rule, scope)
                .fill(state, 0, samples, first);
        try (Rollout rollout = new ComposedDynamics(substrate, rule, scope).rollout(NONE, state, first)) {
            rollout.advance(epochs);
            rollout.read(state);
        }
        substrate.close();
        return state;
    }
}
