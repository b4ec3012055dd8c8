// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.rule;

/** How a parameter starts. Draws are counter-based: the same seed and parameter name give the same values. */
public sealed interface Initializer {

    /** All elements equal. */
    record Constant(float value) implements Initializer {}

    /** Independent, uniform in [-limit, limit). */
    record Uniform(float limit) implements Initializer {}

    /** Independent normal with mean 0. */
    record Normal(float deviation) implements Initializer {}

    static Initializer zeros() {
        return new Constant(0);
    }

    /** Uniform with limit sqrt(6 / (fanIn + fanOut)) (Glorot and Bengio 2010). */
    static Initializer glorotUniform(int fanIn, int fanOut) {
        return new Uniform((float) Math.sqrt(6.0 / (fanIn + fanOut)));
    }

    /** Normal with deviation gain * sqrt(2 / (fanIn + fanOut)) (Glorot and Bengio 2010). */
    static Initializer glorotNormal(int fanIn, int fanOut, float gain) {
        return new Normal((float) (gain * Math.sqrt(2.0 / (fanIn + fanOut))));
    }
}
