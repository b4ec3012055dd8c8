// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.program;

import java.util.Locale;

/**
 * One parameter of a kernel.
 *
 * @param name in the source
 * @param space where it points
 * @param type as the compiler names it, such as {@code float8*} or {@code uint2}
 */
record Parameter(String name, Space space, String type) {

    /** Address space of a pointer; PRIVATE is a value. */
    enum Space {
        GLOBAL,
        CONSTANT,
        LOCAL,
        PRIVATE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isBuffer() {
        return space == Space.GLOBAL || space == Space.CONSTANT;
    }

    /** The scalar type pointed to, without the vector width: {@code float} for {@code float8*}. */
    String element() {
        return type.replace("*", "").strip().replaceAll("(?<=[a-z])(2|3|4|8|16)$", "");
    }

    String describe() {
        return (space == Space.PRIVATE ? "" : space.word() + " ") + type;
    }
}
