// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A sorted string table as LevelDB and TensorFlow write it: blocks of keys that leave out what they share with the key
 * before, each followed by a compression byte and a masked CRC-32C; an index block of block handles; a footer of 48
 * bytes (LevelDB, doc/table_format.md).
 */
final class SortedTable {

    private static final long MAGIC = 0xdb4775248b80fb57L;
    private static final int FOOTER_BYTES = 48;
    private static final int TRAILER_BYTES = 5;
    private static final int CRC_DELTA = 0xa282ead8;

    private final ByteBuffer bytes;

    SortedTable(byte[] content) {
        bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** All entries in the order of their keys. Throws {@link Malformed} if the table is not whole. */
    Map<String, byte[]> entries() {
        int footer = bytes.capacity() - FOOTER_BYTES;
        if (footer < 0) {
            throw new Malformed("the table has " + bytes.capacity() + " bytes; expected at least " + FOOTER_BYTES);
        }
        long magic = bytes.getLong(bytes.capacity() - 8);
        if (magic != MAGIC) {
            throw new Malformed(String.format(
                    Locale.ROOT,
                    "the table ends with %016x; expected %016x: it is cut off or not a checkpoint index",
                    magic,
                    MAGIC));
        }
        Wire handles = new Wire(bytes.slice(footer, FOOTER_BYTES - 8));
        handles.varint();
        handles.varint();
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (byte[] handle : block(handles).values()) {
            all.putAll(block(new Wire(ByteBuffer.wrap(handle))));
        }
        return all;
    }

    private Map<String, byte[]> block(Wire handle) {
        long offset = handle.varint();
        long size = handle.varint();
        long limit = bytes.capacity() - FOOTER_BYTES;
        if (offset < 0 || size < 4 || offset > limit || size > limit - offset - TRAILER_BYTES) {
            throw new Malformed("a block of " + size + " bytes at " + offset + " lies outside the table of "
                    + bytes.capacity() + " bytes");
        }
        int start = (int) offset;
        int end = start + (int) size;
        checkSum(start, end);
        if (bytes.get(end) != 0) {
            throw new Malformed("the block at " + start + " has compression " + bytes.get(end) + "; expected 0, none");
        }
        return keys(start, end);
    }

    private void checkSum(int start, int end) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(start, end + 1 - start));
        int found = masked(crc);
        int expected = bytes.getInt(end + 1);
        if (found != expected) {
            throw new Malformed(String.format(
                    Locale.ROOT,
                    "the block at %d has checksum %08x; expected %08x: the table is damaged",
                    start,
                    found,
                    expected));
        }
    }

    private Map<String, byte[]> keys(int start, int end) {
        int restarts = bytes.getInt(end - 4);
        if (restarts < 0 || restarts > (end - start) / 4 - 1) {
            throw new Malformed("the block at " + start + " has " + restarts + " restart points; it is damaged");
        }
        Wire wire = new Wire(bytes.slice(start, end - start - 4 - 4 * restarts));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        byte[] key = {};
        while (wire.more()) {
            int shared = wire.length();
            int own = wire.length();
            int value = wire.length();
            if (shared > key.length) {
                throw new Malformed(
                        "a key of the block at " + start + " shares " + shared + " bytes with one of " + key.length);
            }
            byte[] next = Arrays.copyOf(key, shared + own);
            System.arraycopy(wire.bytes(own), 0, next, shared, own);
            key = next;
            entries.put(new String(key, StandardCharsets.UTF_8), wire.bytes(value));
        }
        return entries;
    }

    /** The checksum as the format stores it, so that checksums of data with checksums inside stay good. */
    static int masked(CRC32C crc) {
        int value = (int) crc.getValue();
        return ((value >>> 15) | (value << 17)) + CRC_DELTA;
    }
}
