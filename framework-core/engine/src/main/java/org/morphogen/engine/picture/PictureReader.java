// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.picture;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.morphogen.api.config.Problems;
import org.morphogen.api.data.Dataset;
import org.morphogen.api.data.Picture;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Kind;

/** Finds and decodes pictures named in experiments, and says in one line what is wrong with one. */
public final class PictureReader {

    /** The longest side that is decoded, in pixels: a target is shrunk to some dozens of cells anyway. */
    static final int LONGEST_SIDE = 8192;

    private static final String FORMATS = "a PNG, JPEG, GIF or BMP picture";

    private final Catalog catalog;

    public PictureReader(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Reports under {@code pointer} and returns empty if there is no such picture. */
    public Optional<Picture> read(String name, Path folder, String pointer, Problems problems) {
        int colon = name.indexOf(':');
        if (colon > 1) {
            return fromDataset(name.substring(0, colon), name.substring(colon + 1), pointer, problems);
        }
        return fromFile(folder.resolve(name), pointer, problems);
    }

    private Optional<Picture> fromDataset(String type, String name, String pointer, Problems problems) {
        Optional<Catalog.Entry> entry = catalog.find(Kind.DATASET, type);
        if (entry.isEmpty()) {
            String there = catalog.entries().stream()
                    .filter(e -> e.kind() == Kind.DATASET)
                    .map(Catalog.Entry::type)
                    .distinct()
                    .collect(Collectors.joining(", "));
            problems.error(pointer, "no data set '" + type + "'", "one of: " + there, "A file name has no colon");
            return Optional.empty();
        }
        Dataset dataset = (Dataset) entry.get().service();
        Optional<InputStream> stream = dataset.open(name);
        if (stream.isEmpty()) {
            problems.error(
                    pointer, "no '" + name + "' in data set '" + type + "'", "one of: " + some(dataset.names()), "");
            return Optional.empty();
        }
        try (InputStream in = stream.get()) {
            return decode(in, type + ":" + name, pointer, problems);
        } catch (IOException e) {
            problems.error(pointer, type + ":" + name + " cannot be read: " + e.getMessage(), FORMATS, "");
            return Optional.empty();
        }
    }

    private static String some(List<String> names) {
        String listed = names.stream().limit(40).collect(Collectors.joining(", "));
        return names.size() > 40 ? listed + " and " + (names.size() - 40) + " more" : listed;
    }

    private Optional<Picture> fromFile(Path file, String pointer, Problems problems) {
        try {
            if (!Files.exists(file)) {
                problems.error(
                        pointer,
                        "there is no file " + file,
                        FORMATS,
                        "Relative names start at the experiment's folder");
                return Optional.empty();
            }
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                problems.error(pointer, file + " is not a readable file", FORMATS, "");
                return Optional.empty();
            }
            if (Files.size(file) == 0) {
                problems.error(pointer, file + " is empty (0 bytes)", FORMATS, "");
                return Optional.empty();
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                return decode(in, file.toString(), pointer, problems);
            }
        } catch (IOException e) {
            problems.error(pointer, file + " cannot be read: " + e.getMessage(), FORMATS, "");
            return Optional.empty();
        }
    }

    private Optional<Picture> decode(InputStream in, String name, String pointer, Problems problems)
            throws IOException {
        try (ImageInputStream image = ImageIO.createImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
            if (!readers.hasNext()) {
                problems.error(pointer, name + " is not a picture", FORMATS, "");
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(image, true, true);
                return decode(reader, name, pointer, problems);
            } finally {
                reader.dispose();
            }
        }
    }

    private Optional<Picture> decode(ImageReader reader, String name, String pointer, Problems problems) {
        try {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > LONGEST_SIDE || height > LONGEST_SIDE) {
                problems.error(
                        pointer,
                        name + " has " + width + " x " + height + " pixels",
                        "at most " + LONGEST_SIDE + " pixels a side",
                        "Shrink it first");
                return Optional.empty();
            }
            return Optional.of(picture(reader.read(0)));
        } catch (IOException | RuntimeException e) {
            problems.error(pointer, name + " is a damaged picture (" + e.getMessage() + ")", FORMATS, "");
            return Optional.empty();
        }
    }

    private static Picture picture(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
        byte[] rgba = new byte[4 * width * height];
        for (int i = 0; i < argb.length; i++) {
            rgba[4 * i] = (byte) (argb[i] >> 16);
            rgba[4 * i + 1] = (byte) (argb[i] >> 8);
            rgba[4 * i + 2] = (byte) argb[i];
            rgba[4 * i + 3] = (byte) (argb[i] >> 24);
        }
        return new Picture(width, height, rgba);
    }
}
