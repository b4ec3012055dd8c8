// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.api.substrate.SubstrateType;
import org.osgi.service.component.annotations.Component;

/** Soups of programs. */
@Component(service = SubstrateType.class)
@Plugin(kind = Kind.SUBSTRATE, type = "soup")
public final class SoupSubstrateType implements SubstrateType<SoupConfig> {

    /** A byte and its token. */
    private static final int TOKEN_BYTES = 9;

    /** This epoch and the next. */
    private static final int COPIES = 2;

    @Override
    public Class<SoupConfig> configuration() {
        return SoupConfig.class;
    }

    @Override
    public Substrate create(SoupConfig config, Context context) {
        long memory = context.scope().compute().device().memoryBytes();
        checkMemory(config, memory, context.problems());
        return new SoupSubstrate(config, Order.of(config, context), context.scope());
    }

    /** @param memory bytes of the device */
    static void checkMemory(SoupConfig config, long memory, Problems problems) {
        long bytes = (long) config.programs() * config.length() * (config.tokens() ? TOKEN_BYTES : 1) * COPIES;
        if (bytes > memory) {
            problems.error(
                    config.tokens() ? "/tokens" : "/programs",
                    bytes + " bytes for " + config.programs() + " programs"
                            + (config.tokens() ? " with tokens, 9 for each byte of the soup, twice" : ""),
                    "at most the " + memory + " bytes of the device",
                    "");
        }
    }
}
