// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

/** Element types that tensors hold; names follow OpenCL C: {@code float, int, uint, uchar, ulong}. */
public enum ElementType {
    FLOAT32(4, "float"),
    INT32(4, "int"),
    UINT32(4, "uint"),
    UINT8(1, "uchar"),
    UINT64(8, "ulong");

    private final int bytes;
    private final String openclName;

    ElementType(int bytes, String openclName) {
        this.bytes = bytes;
        this.openclName = openclName;
    }

    /** Size of one element in bytes. */
    public int bytes() {
        return bytes;
    }

    /** The OpenCL C scalar type of one element. */
    public String openclName() {
        return openclName;
    }
}
