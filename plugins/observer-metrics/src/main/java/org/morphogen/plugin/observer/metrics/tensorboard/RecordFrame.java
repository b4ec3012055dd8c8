// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.metrics.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The frame of one record: length (8 bytes), checksum of the length (4), data, checksum of the data (4), all
 * little-endian.
 */
final class RecordFrame {

    private static final int MASK_DELTA = 0xa282ead8;

    private RecordFrame() {}

    static ByteBuffer of(byte[] data) {
        ByteBuffer frame = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + data.length + Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        frame.putLong(data.length);
        frame.putInt(maskedChecksum(frame.array(), Long.BYTES));
        frame.put(data);
        frame.putInt(maskedChecksum(data, data.length));
        return frame.flip();
    }

    /** CRC-32C, rotated and shifted: a checksum of data that holds checksums would be weak otherwise. */
    static int maskedChecksum(byte[] data, int length) {
        CRC32C crc = new CRC32C();
        crc.update(data, 0, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
    }
}
