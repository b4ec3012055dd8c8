// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.config;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** JSON text to and from plain values: Map (in file order), List, String, Long, Double, Boolean, null. */
@ProviderType
public interface Json {

    /** Throws {@link IllegalArgumentException} with line and column of the first mistake; duplicate keys are mistakes. */
    @Nullable
    Object read(String text);

    /** One line, no spaces but after colons and commas; also takes records, enums, numbers and paths. */
    String write(@Nullable Object value);

    /** Indented by two spaces, with a final newline. */
    String pretty(@Nullable Object value);
}
