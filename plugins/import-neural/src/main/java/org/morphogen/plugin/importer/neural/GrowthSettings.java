// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * How a published model is grown: the settings of the article's code, which the files do not hold.
 *
 * @param name of the experiment
 * @param width of the grid in cells
 * @param height of the grid in cells
 * @param channels of a cell
 * @param hidden values of the first layer
 * @param fireRate probability that a cell updates in a step
 */
record GrowthSettings(String name, int width, int height, int channels, int hidden, double fireRate) {

    static final List<String> PERCEPTION = List.of("identity", "gradient-x", "gradient-y");

    private static final int STEPS = 200;
    private static final int BORDER = 16;
    private static final int PICTURE = 40;
    private static final int LARGEST_PICTURE = 1024;

    /** The published archive names its folders so. */
    private static final Pattern FIRE_RATE = Pattern.compile("fire_rate_(0\\.\\d+|1\\.0)");

    /**
     * Settings for a model file. The grid fits the picture {@code target.png} beside the file with 16 cells around it;
     * without one it is the article's 72 x 72. A folder named {@code fire_rate_1.0 ...} sets the fire rate.
     */
    static GrowthSettings of(Path file, Weights weights) {
        Path target = file.resolveSibling("target.png");
        int[] size = Files.isRegularFile(target) ? size(target) : new int[] {PICTURE, PICTURE};
        Matcher fire = FIRE_RATE.matcher(String.valueOf(file.toAbsolutePath().getParent()));
        String folder = file.toAbsolutePath().getParent() == null
                        || file.toAbsolutePath().getParent().getFileName() == null
                ? ""
                : file.toAbsolutePath().getParent().getFileName() + "/";
        return new GrowthSettings(
                "imported " + folder + file.getFileName(),
                size[0] + 2 * BORDER,
                size[1] + 2 * BORDER,
                weights.channels(),
                weights.hidden(),
                fire.find() ? Double.parseDouble(fire.group(1)) : 0.5);
    }

    /** As in an experiment file, without training. */
    Map<String, Object> experiment() {
        Map<String, Object> experiment = new LinkedHashMap<>();
        experiment.put("name", name);
        experiment.put("description", "Weights that others published, grown from one cell.");
        experiment.put("seed", 1L);
        experiment.put("steps", (long) STEPS);
        experiment.put(
                "substrate",
                ordered("type", "grid", "width", width, "height", height, "channels", channels, "boundary", "zero"));
        experiment.put(
                "rule",
                ordered(
                        "type",
                        "neural",
                        "hidden",
                        hidden,
                        "perception",
                        PERCEPTION,
                        "order",
                        "channel-major",
                        "fireRate",
                        fireRate));
        experiment.put("initial", ordered("type", "seed-cell"));
        experiment.put(
                "observers",
                List.of(ordered("type", "picture", "every", 50), ordered("type", "animation", "every", 2)));
        return experiment;
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            map.put((String) pairs[i], value instanceof Integer number ? Long.valueOf(number) : value);
        }
        return map;
    }

    /** Width and height from the picture's header; the usual ones if it has none. */
    private static int[] size(Path picture) {
        try (InputStream in = Files.newInputStream(picture);
                ImageInputStream stream = ImageIO.createImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (readers.hasNext()) {
                ImageReader reader = readers.next();
                reader.setInput(stream);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                reader.dispose();
                if (Math.max(width, height) <= LARGEST_PICTURE) {
                    return new int[] {width, height};
                }
            }
        } catch (IOException e) {
            // The picture only suggests a size; the model is whole without it.
        }
        return new int[] {PICTURE, PICTURE};
    }
}
