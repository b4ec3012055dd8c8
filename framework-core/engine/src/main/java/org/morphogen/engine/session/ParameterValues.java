// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.session;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.random.Draws;
import org.morphogen.api.random.Philox;
import org.morphogen.api.rule.Initializer;
import org.morphogen.api.rule.ParameterSpec;
import org.morphogen.api.rule.Parameters;

/** Draws a rule's first parameters; a parameter's values depend on the seed and its own name only. */
final class ParameterValues {

    private static final int PURPOSE = 0x494E4954;

    private final long seed;

    ParameterValues(long seed) {
        this.seed = seed;
    }

    Parameters initial(List<ParameterSpec> specs, Scope scope) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec spec : specs) {
            Tensor tensor = scope.allocate(ElementType.FLOAT32, spec.shape());
            tensor.write(values(spec));
            tensors.put(spec.name(), tensor);
        }
        return new Parameters(tensors);
    }

    private float[] values(ParameterSpec spec) {
        CRC32 name = new CRC32();
        name.update(spec.name().getBytes(StandardCharsets.UTF_8));
        Draws draws = Philox.of(seed).draws((int) name.getValue(), 0, PURPOSE);
        float[] values = new float[Math.toIntExact(spec.shape().size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = draw(spec.initializer(), draws);
        }
        return values;
    }

    private static float draw(Initializer initializer, Draws draws) {
        if (initializer instanceof Initializer.Uniform uniform) {
            return draws.uniform(-uniform.limit(), uniform.limit());
        }
        if (initializer instanceof Initializer.Normal normal) {
            return (float) (normal.deviation() * draws.normal());
        }
        return ((Initializer.Constant) initializer).value();
    }
}
