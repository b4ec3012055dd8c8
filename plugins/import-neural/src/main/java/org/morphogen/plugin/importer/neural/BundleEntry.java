// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a tensor of a checkpoint lies: the fields of TensorFlow's BundleEntryProto that matter
 * (tensorflow/core/protobuf/tensor_bundle.proto).
 *
 * @param type DataType; 1 is FLOAT32
 * @param dims extents
 * @param shard number of the data file
 * @param offset first byte in it
 * @param size bytes
 * @param checksum masked CRC-32C of the bytes
 */
record BundleEntry(int type, List<Long> dims, int shard, long offset, long size, int checksum) {

    static final int FLOAT32 = 1;

    static BundleEntry parse(byte[] message) {
        int type = 0;
        List<Long> dims = List.of();
        int shard = 0;
        long offset = 0;
        long size = 0;
        int checksum = 0;
        Wire wire = Wire.of(message);
        while (wire.more()) {
            int tag = (int) wire.varint();
            switch (tag) {
                case 1 << 3 -> type = (int) wire.varint();
                case 2 << 3 | 2 -> dims = shape(wire.message());
                case 3 << 3 -> shard = (int) wire.varint();
                case 4 << 3 -> offset = wire.varint();
                case 5 << 3 -> size = wire.varint();
                case 6 << 3 | 5 -> checksum = wire.fixed32();
                default -> wire.skip(tag & 7);
            }
        }
        return new BundleEntry(type, dims, shard, offset, size, checksum);
    }

    /** TensorShapeProto: repeated field 2 holds a message whose field 1 is an extent. */
    private static List<Long> shape(Wire wire) {
        List<Long> dims = new ArrayList<>();
        while (wire.more()) {
            int tag = (int) wire.varint();
            if (tag == (2 << 3 | 2)) {
                dims.add(extent(wire.message()));
            } else {
                wire.skip(tag & 7);
            }
        }
        return dims;
    }

    private static long extent(Wire wire) {
        long extent = 0;
        while (wire.more()) {
            int tag = (int) wire.varint();
            if (tag == 1 << 3) {
                extent = wire.varint();
            } else {
                wire.skip(tag & 7);
            }
        }
        return extent;
    }
}
