// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.morphogen.api.config.Json;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.run.Importer;
import org.morphogen.api.run.RunFolders;
import org.morphogen.api.run.Snapshot;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Weights of growing neural cellular automata in the four layouts in which they were published (Mordvintsev, Randazzo,
 * Niklasson, Levin 2020, doi 10.23915/distill.00023), alone, in a folder or in a zip archive.
 */
@Component(service = Importer.class)
@Plugin(kind = Kind.IMPORTER, type = "growing-nca")
public final class GrowingNcaImporter implements Importer {

    private final List<Layout> layouts;

    @Activate
    public GrowingNcaImporter(@Reference Json json, @Reference RunFolders folders) {
        JsonFile files = new JsonFile(json);
        layouts =
                List.of(new OwnLayout(folders), new GraphLayout(files), new WebglLayout(files), new CheckpointLayout());
    }

    @Override
    public String help() {
        return "Growing neural cellular automata: safetensors, TensorFlow.js graph (.json), TensorFlow checkpoint"
                + " (.index with .data-*), 8-bit WebGL layers (.json); also a folder or zip archive with one of them.";
    }

    @Override
    public boolean recognises(Path file) {
        try {
            return Archive.is(file)
                    ? !Archive.read(file, root -> Archive.models(root, this::known))
                            .isEmpty()
                    : layout(file).isPresent();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    @Override
    public Imported read(Path file) {
        try {
            return Archive.is(file) ? Archive.read(file, root -> model(Archive.only(root, this::known))) : model(file);
        } catch (Malformed e) {
            throw new ExperimentException(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new ExperimentException(file + ": cannot be read: " + e);
        }
    }

    private Imported model(Path file) throws IOException {
        Layout layout = layout(file).orElseThrow(() -> unknown(file));
        Weights weights = layout.read(file);
        GrowthSettings settings = GrowthSettings.of(file, weights);
        Snapshot model = weights.snapshot();
        model.note("rule", "neural");
        model.note("origin", layout.name() + ", " + file.getFileName());
        model.note("channels", String.valueOf(weights.channels()));
        model.note("hidden", String.valueOf(weights.hidden()));
        model.note("perception", String.join(",", GrowthSettings.PERCEPTION));
        return new Imported(model, settings.experiment());
    }

    private Malformed unknown(Path file) {
        if (!Files.exists(file)) {
            return new Malformed("there is no such file");
        }
        return new Malformed("this is none of the known layouts. " + help());
    }

    private Optional<Layout> layout(Path file) throws IOException {
        for (Layout layout : layouts) {
            if (file.getFileName() != null && layout.recognises(file)) {
                return Optional.of(layout);
            }
        }
        return Optional.empty();
    }

    private boolean known(Path file) {
        try {
            return layout(file).isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
