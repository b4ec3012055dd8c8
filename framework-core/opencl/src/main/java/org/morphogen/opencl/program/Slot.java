// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.program;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Local;
import org.morphogen.api.compute.Tensor;

/** Which Java values a kernel parameter takes. */
sealed interface Slot {

    /** Whether a tensor of this element type fits. */
    boolean takes(ElementType type);

    /** Whether a value that is no tensor fits. */
    boolean takes(@Nullable Object value);

    /** What fits, for messages. */
    String expected(Parameter parameter);

    static Slot of(Parameter parameter) {
        if (parameter.isBuffer()) {
            return Buffer.of(parameter.element());
        }
        return parameter.space() == Parameter.Space.LOCAL ? new LocalMemory() : Value.of(parameter.type());
    }

    static String describe(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Tensor tensor) {
            return "a tensor " + tensor.type() + tensor.shape();
        }
        if (value instanceof int[] ints) {
            return "int[" + ints.length + "]";
        }
        return value.getClass().getSimpleName() + " " + value;
    }

    /**
     * A global or constant pointer. UINT8 tensors are raw bytes: they also fit types that no element type stands for.
     *
     * @param only the one element type that fits, or null for any
     */
    record Buffer(@Nullable ElementType only) implements Slot {

        private static final Map<String, ElementType> BY_NAME = Map.of(
                "float", ElementType.FLOAT32,
                "int", ElementType.INT32,
                "uint", ElementType.UINT32,
                "uchar", ElementType.UINT8,
                "ulong", ElementType.UINT64,
                "char", ElementType.UINT8,
                "short", ElementType.UINT8,
                "ushort", ElementType.UINT8,
                "long", ElementType.UINT64);

        static Buffer of(String element) {
            return new Buffer(BY_NAME.get(element));
        }

        @Override
        public boolean takes(ElementType type) {
            return only == null || only == type;
        }

        @Override
        public boolean takes(@Nullable Object value) {
            return value == null;
        }

        @Override
        public String expected(Parameter parameter) {
            return only == null ? "a tensor" : "a tensor of " + only;
        }
    }

    /** A local pointer. */
    record LocalMemory() implements Slot {

        @Override
        public boolean takes(ElementType type) {
            return false;
        }

        @Override
        public boolean takes(@Nullable Object value) {
            return value instanceof Local;
        }

        @Override
        public String expected(Parameter parameter) {
            return "a Local with its bytes";
        }
    }

    /**
     * A scalar or a short vector.
     *
     * @param type the Java type that fits, or null if none does
     * @param length of an int[]; 0 for a scalar
     */
    record Value(@Nullable Class<?> type, int length) implements Slot {

        static Value of(String name) {
            return switch (name) {
                case "int", "uint", "unsigned int" -> new Value(Integer.class, 0);
                case "long", "ulong", "unsigned long" -> new Value(Long.class, 0);
                case "float" -> new Value(Float.class, 0);
                case "int2", "uint2" -> new Value(int[].class, 2);
                case "int4", "uint4" -> new Value(int[].class, 4);
                default -> new Value(null, 0);
            };
        }

        @Override
        public boolean takes(ElementType elementType) {
            return false;
        }

        @Override
        public boolean takes(@Nullable Object value) {
            return type != null && type.isInstance(value) && (!(value instanceof int[] ints) || ints.length == length);
        }

        @Override
        public String expected(Parameter parameter) {
            if (type == null) {
                return "another parameter type (int, uint, long, ulong, float, int2, uint2, int4, uint4)";
            }
            String article = type == Integer.class ? "an " : "a ";
            return length > 0 ? "an int[" + length + "]" : article + type.getSimpleName();
        }
    }
}
