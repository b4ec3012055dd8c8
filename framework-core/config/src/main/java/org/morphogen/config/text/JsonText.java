// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.text;

import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Json;
import org.osgi.service.component.annotations.Component;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON by Jackson, which is loaded when the first value is written or read. */
@Component(service = Json.class)
public final class JsonText implements Json {

    private @Nullable ObjectWriter line;
    private @Nullable ObjectWriter indented;

    @Override
    public @Nullable Object read(String text) {
        return JsonReader.read(text);
    }

    @Override
    public String write(@Nullable Object value) {
        return line().writeValueAsString(Plain.of(value));
    }

    @Override
    public String pretty(@Nullable Object value) {
        return indented().writeValueAsString(Plain.of(value)) + "\n";
    }

    private synchronized ObjectWriter line() {
        if (line == null) {
            line = writer(new DefaultPrettyPrinter.NopIndenter(), Spacing.AFTER);
        }
        return line;
    }

    private synchronized ObjectWriter indented() {
        if (indented == null) {
            indented = writer(new DefaultIndenter("  ", "\n"), Spacing.NONE);
        }
        return indented;
    }

    /** Short lists of numbers are common, so a list stays on its line; only objects are indented. */
    private static ObjectWriter writer(DefaultPrettyPrinter.Indenter objects, Spacing afterEntries) {
        Separators separators = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Spacing.AFTER)
                .withObjectEntrySpacing(afterEntries)
                .withArrayElementSpacing(Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("")
                .withRootSeparator("");
        return new JsonMapper()
                .writer()
                .with(new DefaultPrettyPrinter(separators)
                        .withObjectIndenter(objects)
                        .withArrayIndenter(new DefaultPrettyPrinter.NopIndenter()));
    }
}
