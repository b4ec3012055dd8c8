// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record.safetensors;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.morphogen.api.compute.ElementType;

/** What the format calls our element types. */
enum ElementCode {
    F32(ElementType.FLOAT32),
    I32(ElementType.INT32),
    U32(ElementType.UINT32),
    U8(ElementType.UINT8),
    U64(ElementType.UINT64);

    private final ElementType type;

    ElementCode(ElementType type) {
        this.type = type;
    }

    ElementType type() {
        return type;
    }

    static ElementCode of(ElementType type) {
        return Arrays.stream(values())
                .filter(code -> code.type == type)
                .findFirst()
                .orElseThrow();
    }

    static Optional<ElementCode> named(String name) {
        return Arrays.stream(values()).filter(code -> code.name().equals(name)).findFirst();
    }

    /** All names, for messages. */
    static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
