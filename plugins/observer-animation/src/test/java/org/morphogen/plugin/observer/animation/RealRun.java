// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.config.Problem;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.run.Runner;
import org.morphogen.config.experiment.ExperimentFiles;
import org.morphogen.config.text.JsonText;
import org.morphogen.engine.run.ExperimentRunner;
import org.morphogen.opencl.OpenClDevices;
import org.morphogen.plugin.initial.cells.PatternType;
import org.morphogen.plugin.initial.cells.RandomType;
import org.morphogen.plugin.initial.cells.SeedCellType;
import org.morphogen.plugin.loss.targetimage.TargetImageLossType;
import org.morphogen.plugin.rule.lifelike.LifeLikeRuleType;
import org.morphogen.plugin.rule.neural.NeuralRuleType;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.plugin.trainer.gradient.GradientTrainerType;
import org.morphogen.record.RunDirectories;

/** Runs experiments as the host does, without the framework around it. */
final class RealRun {

    private RealRun() {}

    /** Runs an experiment file's text in {@code folder}; the run's folder is {@code folder/run}. */
    static void run(Path folder, String experiment) {
        JsonText json = new JsonText();
        Catalog catalog = () -> List.of(
                entry(Kind.SUBSTRATE, "grid", new GridSubstrateType()),
                entry(Kind.RULE, "neural", new NeuralRuleType()),
                entry(Kind.RULE, "life-like", new LifeLikeRuleType()),
                entry(Kind.INITIAL, "seed-cell", new SeedCellType()),
                entry(Kind.INITIAL, "pattern", new PatternType()),
                entry(Kind.INITIAL, "random", new RandomType()),
                entry(Kind.LOSS, "target-image", new TargetImageLossType()),
                entry(Kind.TRAINER, "gradient", new GradientTrainerType()),
                entry(Kind.OBSERVER, "animation", new AnimationObserverType()));
        Devices devices = new OpenClDevices(Path.of(System.getProperty("user.home"), ".cache", "morphogen"), true);
        ExperimentFiles experiments = new ExperimentFiles(json, catalog);
        Experiment resolved = experiments.resolve(map(json.read(experiment)), folder);
        Runner runner = new ExperimentRunner(devices, new RunDirectories(json), experiments, json, catalog);
        runner.run(
                new Runner.Request(
                        resolved,
                        devices.find(System.getProperty("morphogen.device")),
                        folder.resolve("run"),
                        false,
                        Optional.empty(),
                        false),
                new Quiet());
    }

    /** The frames of a GIF as a viewer shows them: each drawn over the one before. */
    static List<BufferedImage> frames(Path gif) throws IOException {
        return frames(Files.readAllBytes(gif));
    }

    /** The frames of a GIF as a viewer shows them: each drawn over the one before. */
    static List<BufferedImage> frames(byte[] gif) throws IOException {
        ImageReader reader = reader(gif);
        List<BufferedImage> shown = new ArrayList<>();
        BufferedImage before = reader.read(0);
        for (int i = 0; i < reader.getNumImages(true); i++) {
            BufferedImage part = reader.read(i);
            BufferedImage next = new BufferedImage(before.getWidth(), before.getHeight(), BufferedImage.TYPE_INT_ARGB);
            next.createGraphics().drawImage(before, 0, 0, null);
            IIOMetadataNode descriptor = node(reader, i, "ImageDescriptor");
            int left = Integer.parseInt(descriptor.getAttribute("imageLeftPosition"));
            int top = Integer.parseInt(descriptor.getAttribute("imageTopPosition"));
            next.createGraphics().drawImage(part, left, top, null);
            shown.add(next);
            before = next;
        }
        return shown;
    }

    static ImageReader reader(byte[] gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(gif)));
        return reader;
    }

    static IIOMetadataNode node(ImageReader reader, int index, String name) throws IOException {
        IIOMetadataNode root =
                (IIOMetadataNode) reader.getImageMetadata(index).getAsTree("javax_imageio_gif_image_1.0");
        return (IIOMetadataNode) root.getElementsByTagName(name).item(0);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object json) {
        return (Map<String, Object>) json;
    }

    private static Catalog.Entry entry(Kind kind, String type, Object service) {
        return new Catalog.Entry(kind, type, "1.0.0", "test", service);
    }

    private static final class Quiet implements Runner.Listener {

        @Override
        public void started(String unit, long first, long length, String device, String dynamics) {}

        @Override
        public void ticked(long index, Map<String, Double> metrics, double cellStepsPerSecond) {}

        @Override
        public void wrote(Path file) {}

        @Override
        public void warned(Problem problem) {}

        @Override
        public void said(String sentence) {}
    }
}
