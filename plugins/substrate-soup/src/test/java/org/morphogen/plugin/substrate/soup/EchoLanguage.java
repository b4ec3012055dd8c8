// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.kernels.soup.Language;
import org.morphogen.kernels.soup.LanguageType;
import org.morphogen.kernels.soup.Notation;

/** A language of our own: this class and {@code echo_run.cl} are all that it takes. */
final class EchoLanguage implements LanguageType<EchoLanguage.Nothing> {

    static final Language ECHO = new Language(
            "echo", KernelSource.of(EchoLanguage.class, "echo_run.cl"), Map.of(), 1000, List.of("pc"), Notation.hex());

    record Nothing() {}

    @Override
    public Class<Nothing> configuration() {
        return Nothing.class;
    }

    @Override
    public Map<String, Map<String, Object>> languages() {
        return Map.of("echo", Map.of());
    }

    @Override
    public Language language(Nothing configuration) {
        return ECHO;
    }

    /** What a tape becomes; returns its operations. */
    static int run(byte[] tape) {
        int operations = 0;
        for (int i = 0; i < tape.length; i++) {
            if (tape[i] == 1) {
                tape[(i + tape.length / 2) % tape.length] = 1;
                operations++;
            }
        }
        return operations;
    }
}
