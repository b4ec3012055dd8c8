// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.longtape;

import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.initial.InitialType;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.kernels.soup.LongTape;
import org.morphogen.kernels.soup.Notation;
import org.osgi.service.component.annotations.Component;

/** Uniform bytes on a long tape. */
@Component(service = InitialType.class)
@Plugin(kind = Kind.INITIAL, type = "uniform-bytes")
public final class UniformBytesType implements InitialType<UniformBytesConfig> {

    @Override
    public Class<UniformBytesConfig> configuration() {
        return UniformBytesConfig.class;
    }

    @Override
    public Initial create(UniformBytesConfig config, Substrate substrate, Rule rule, Context context) {
        if (!(substrate instanceof LongTape tape)) {
            context.problems()
                    .error("", "a substrate without a long tape", "a long tape", "Set substrate.type=long-tape");
            return (state, first, count, key) -> {};
        }
        byte[] given = given(config, tape, context);
        Scope scope = context.scope();
        Kernel draw = scope.program(KernelSource.of(UniformBytesType.class, "long_tape_bytes.cl"))
                .kernel("long_tape_bytes");
        return (state, first, count, key) -> {
            draw.launch(
                    Range.of((tape.length() + 3) / 4, count),
                    state.cells(),
                    tape.length(),
                    first,
                    config.from(),
                    config.to() - config.from() + 1,
                    key.key());
            for (int sample = first; sample < first + count && given.length > 0; sample++) {
                state.cells().write(given, (long) sample * tape.length());
            }
            try (Scope memory = scope.child("zeros")) {
                Tensor zeros = memory.zeros(ElementType.UINT64, Shape.of(count * tape.workers()));
                scope.compute()
                        .copy(zeros, 0, state.get(LongTapeSubstrate.WORK), (long) first * tape.workers(), zeros.size());
            }
        };
    }

    private static byte[] given(UniformBytesConfig config, LongTape tape, Context context) {
        try {
            byte[] bytes = config.hex() == null ? new byte[0] : Notation.hex().parse(config.hex());
            if (bytes.length <= tape.length()) {
                return bytes;
            }
            context.problems()
                    .error("/hex", bytes.length + " bytes", "at most the " + tape.length() + " bytes of the tape", "");
        } catch (IllegalArgumentException e) {
            context.problems().error("/hex", String.valueOf(e.getMessage()), "pairs of hexadecimal digits", "");
        }
        return new byte[0];
    }
}
