// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the wire format of protocol buffers: variable-length integers, fixed words and length-delimited bytes. */
final class Wire {

    private final ByteBuffer in;

    Wire(ByteBuffer in) {
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    }

    static Wire of(byte[] bytes) {
        return new Wire(ByteBuffer.wrap(bytes));
    }

    boolean more() {
        return in.hasRemaining();
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = next();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new Malformed("a number has more than ten bytes: the file is damaged");
    }

    /** A varint that counts bytes which are still to come. */
    int length() {
        long length = varint();
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw new Malformed("a length is " + length + ": the file is damaged");
        }
        return (int) length;
    }

    byte[] bytes(int count) {
        if (count > in.remaining()) {
            throw new Malformed(
                    count + " bytes were announced and " + in.remaining() + " are left: the file is damaged");
        }
        byte[] result = new byte[count];
        in.get(result);
        return result;
    }

    Wire message() {
        return of(bytes(length()));
    }

    int fixed32() {
        try {
            return in.getInt();
        } catch (BufferUnderflowException e) {
            throw new Malformed("a message ends within a number: the file is damaged");
        }
    }

    /** Skips a field that is of no interest. */
    void skip(int wireType) {
        switch (wireType) {
            case 0 -> varint();
            case 1 -> bytes(8);
            case 2 -> bytes(length());
            case 5 -> bytes(4);
            default -> throw new Malformed("a field has wire type " + wireType + ": the file is damaged");
        }
    }

    private byte next() {
        if (!in.hasRemaining()) {
            throw new Malformed("a message ends within a number: the file is damaged");
        }
        return in.get();
    }
}
