// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.morphogen.api.compute.Shape;

/**
 * A TensorFlow checkpoint: {@code PREFIX.index}, a sorted table of {@link BundleEntry}, and {@code
 * PREFIX.data-0000k-of-0000n}, the bytes. The user may name any of these files, or the prefix.
 */
final class CheckpointLayout implements Layout {

    private static final Pattern FILE = Pattern.compile("(.+)\\.(index|data-\\d{5}-of-\\d{5})");
    private static final String VARIABLE = "/.ATTRIBUTES/VARIABLE_VALUE";
    private static final String OPTIMISER = ".OPTIMIZER_SLOT";

    @Override
    public String name() {
        return "TensorFlow checkpoint";
    }

    @Override
    public boolean recognises(Path file) {
        return FILE.matcher(file.getFileName().toString()).matches() || Files.isRegularFile(sibling(file, ".index"));
    }

    @Override
    public Weights read(Path file) throws IOException {
        Path index = sibling(file, ".index");
        Map<String, byte[]> entries = new SortedTable(content(index)).entries();
        int shards = shards(entries);
        List<NamedArray> arrays = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            String key = entry.getKey();
            if (key.endsWith(VARIABLE) && !key.contains(OPTIMISER)) {
                BundleEntry where = BundleEntry.parse(entry.getValue());
                if (where.type() == BundleEntry.FLOAT32) {
                    arrays.add(array(file, key.substring(0, key.length() - VARIABLE.length()), where, shards));
                }
            }
        }
        return new DenseLayers(arrays).weights();
    }

    private static NamedArray array(Path file, String name, BundleEntry where, int shards) throws IOException {
        String suffix = String.format(Locale.ROOT, ".data-%05d-of-%05d", where.shard(), shards);
        Path data = sibling(file, suffix);
        byte[] all = content(data);
        if (where.offset() < 0 || where.size() < 0 || where.offset() > all.length - where.size()) {
            throw new Malformed(
                    "'" + name + "' needs bytes " + where.offset() + " to " + (where.offset() + where.size()) + " of "
                            + data.getFileName() + ", which has " + all.length + ": it is cut off");
        }
        byte[] bytes = new byte[(int) where.size()];
        System.arraycopy(all, (int) where.offset(), bytes, 0, bytes.length);
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        if (SortedTable.masked(crc) != where.checksum()) {
            throw new Malformed(String.format(
                    Locale.ROOT,
                    "'%s' in %s has checksum %08x; expected %08x: the file is damaged",
                    name,
                    data.getFileName(),
                    SortedTable.masked(crc),
                    where.checksum()));
        }
        return new NamedArray(name, shape(name, where.dims()), bytes);
    }

    private static Shape shape(String name, List<Long> dims) {
        for (long dim : dims) {
            if (dim < 1 || dim > Integer.MAX_VALUE) {
                throw new Malformed("'" + name + "' has shape " + dims + "; expected extents of at least 1");
            }
        }
        return new Shape(dims.stream().map(Long::intValue).toList());
    }

    /** BundleHeaderProto, under the empty key: field 1 counts the data files, field 2 is 1 for big-endian data. */
    private static int shards(Map<String, byte[]> entries) {
        byte[] header = entries.get("");
        if (header == null) {
            throw new Malformed("the table has no header entry; expected a TensorFlow checkpoint index");
        }
        int shards = 1;
        Wire wire = Wire.of(header);
        while (wire.more()) {
            int tag = (int) wire.varint();
            if (tag == 1 << 3) {
                shards = (int) wire.varint();
            } else if (tag == 2 << 3 && wire.varint() != 0) {
                throw new Malformed("the data is big-endian; expected little-endian");
            } else if (tag != 2 << 3) {
                wire.skip(tag & 7);
            }
        }
        return shards;
    }

    private static byte[] content(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new Malformed("the checkpoint has no file " + file.getFileName() + " beside it");
        }
    }

    private static Path sibling(Path file, String suffix) {
        String name = file.getFileName().toString();
        Matcher matcher = FILE.matcher(name);
        return file.resolveSibling((matcher.matches() ? matcher.group(1) : name) + suffix);
    }
}
