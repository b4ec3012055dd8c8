// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.initial.InitialType;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.kernels.soup.Notation;
import org.morphogen.kernels.soup.ProgramRule;
import org.morphogen.kernels.soup.Soup;
import org.osgi.service.component.annotations.Component;

/** Random or empty programs, the first ones perhaps given; for any substrate of programs. */
@Component(service = InitialType.class)
@Plugin(kind = Kind.INITIAL, type = "programs")
public final class SoupInitialType implements InitialType<SoupInitialConfig> {

    @Override
    public Class<SoupInitialConfig> configuration() {
        return SoupInitialConfig.class;
    }

    @Override
    public Initial create(SoupInitialConfig config, Substrate substrate, Rule rule, Context context) {
        Problems problems = context.problems();
        if (!(substrate instanceof Soup soup)) {
            problems.error("", "a substrate without programs", "a substrate of programs", "Set substrate.type=soup");
            return (state, first, count, key) -> {};
        }
        byte[] given = given(config, rule, context);
        long bytes = (long) soup.programs() * soup.length();
        if (given.length > bytes) {
            problems.error(pointer(config), given.length + " bytes", "at most the " + bytes + " bytes of the soup", "");
            given = new byte[0];
        }
        return new SoupInitial(soup, config.fill(), given, context.scope());
    }

    private static String pointer(SoupInitialConfig config) {
        return config.text() != null ? "/text" : config.hex() != null ? "/hex" : "/file";
    }

    private static byte[] given(SoupInitialConfig config, Rule rule, Context context) {
        if (config.text() != null) {
            Notation notation =
                    rule instanceof ProgramRule program ? program.language().notation() : Notation.hex();
            return parsed(notation, config.text(), "/text", context.problems());
        }
        if (config.hex() != null) {
            return parsed(Notation.hex(), config.hex(), "/hex", context.problems());
        }
        return config.file() == null ? new byte[0] : read(context.file(config.file()), context.problems());
    }

    private static byte[] parsed(Notation notation, @Nullable String text, String pointer, Problems problems) {
        try {
            return notation.parse(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            problems.error(pointer, String.valueOf(e.getMessage()), "a program in the notation of its language", "");
            return new byte[0];
        }
    }

    private static byte[] read(Path file, Problems problems) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            problems.error("/file", file + " cannot be read: " + e.getMessage(), "a readable file of raw bytes", "");
            return new byte[0];
        }
    }
}
