// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.bff;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.compose.ComposedDynamics;
import org.morphogen.plugin.substrate.soup.SoupInitialType;
import org.morphogen.plugin.substrate.soup.SoupSubstrateType;
import org.morphogen.testkit.Instances;

/** A soup of BFF programs as an experiment makes it. */
final class SoupFixture implements AutoCloseable {

    private final Substrate substrate;
    private final ComposedDynamics dynamics;
    private final State state;
    private Rollout rollout;

    SoupFixture(Variant variant, int programs, long seed, Map<String, Object> more, Scope scope) {
        Map<String, Object> soup = new HashMap<>(more);
        soup.put("programs", programs);
        Object fill = soup.remove("fill");
        substrate = Instances.substrate(new SoupSubstrateType(), soup, scope);
        Rule rule = Instances.rule(new BffRuleType(), Map.of("variant", variant.json()), substrate, scope);
        Map<String, Object> start = fill == null ? Map.of() : Map.of("fill", fill);
        Initial initial = Instances.initial(new SoupInitialType(), start, substrate, rule, scope);
        state = substrate.state().allocate(scope, 1);
        Step first = new Step(seed, 0, 0);
        initial.fill(state, 0, 1, first);
        dynamics = new ComposedDynamics(substrate, rule, scope);
        rollout = dynamics.rollout(new Parameters(Map.of()), state, first);
    }

    SoupFixture advance(int epochs) {
        rollout.advance(epochs);
        return this;
    }

    /** As a resumed run goes on: from the saved state. */
    SoupFixture resume() {
        rollout.read(state);
        Step next = rollout.next();
        rollout.close();
        rollout = dynamics.rollout(new Parameters(Map.of()), state, next);
        return this;
    }

    State state() {
        rollout.read(state);
        return state;
    }

    byte[] bytes() {
        return state().cells().readBytes(0, (int) state.cells().size());
    }

    long operations() {
        return state().get("operations").readLongs(0, 1)[0];
    }

    /** The first 16 digits of the SHA-256 of all bytes. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes());
            return HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Shannon entropy of single bytes, in bits. */
    double entropy() {
        byte[] bytes = bytes();
        long[] counts = new long[256];
        for (byte value : bytes) {
            counts[value & 255]++;
        }
        double entropy = 0;
        for (long count : counts) {
            double share = count / (double) bytes.length;
            entropy -= count == 0 ? 0 : share * Math.log(share) / Math.log(2);
        }
        return entropy;
    }

    @Override
    public void close() {
        rollout.close();
        substrate.close();
    }
}
