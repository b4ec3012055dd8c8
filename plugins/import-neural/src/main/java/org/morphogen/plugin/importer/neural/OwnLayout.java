// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.run.RunFolders;
import org.morphogen.api.run.Snapshot;

/** A model of this framework: safetensors with the neural rule's parameter names. */
final class OwnLayout implements Layout {

    private final RunFolders folders;

    OwnLayout(RunFolders folders) {
        this.folders = folders;
    }

    @Override
    public String name() {
        return "safetensors";
    }

    @Override
    public boolean recognises(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".safetensors");
    }

    @Override
    public Weights read(Path file) throws IOException {
        Snapshot model = folders.read(file);
        Shape first = shape(model, "dense1.kernel", 2);
        Shape second = shape(model, "dense2.kernel", 2);
        int hidden = first.dim(1);
        int channels = second.dim(1);
        if (second.dim(0) != hidden || first.dim(0) != Weights.OPERATORS * channels) {
            throw new Malformed("dense1.kernel is " + first + " and dense2.kernel is " + second
                    + "; expected [3CxH] and [HxC] for C channels and H hidden values");
        }
        same(Shape.of(hidden), shape(model, "dense1.bias", 1), "dense1.bias");
        same(Shape.of(channels), shape(model, "dense2.bias", 1), "dense2.bias");
        return new Weights(
                channels,
                hidden,
                model.array("dense1.kernel").data(),
                model.array("dense1.bias").data(),
                model.array("dense2.kernel").data(),
                model.array("dense2.bias").data());
    }

    private static void same(Shape expected, Shape found, String name) {
        if (!expected.equals(found)) {
            throw new Malformed(name + " is " + found + "; expected " + expected);
        }
    }

    private static Shape shape(Snapshot model, String name, int rank) {
        Snapshot.Array array = model.arrays().get(name);
        if (array == null) {
            throw new Malformed(
                    "no tensor '" + name + "'; there are " + model.arrays().keySet());
        }
        if (array.type() != ElementType.FLOAT32 || array.shape().rank() != rank) {
            throw new Malformed(
                    name + " is " + array.type() + " " + array.shape() + "; expected FLOAT32 of rank " + rank);
        }
        return array.shape();
    }
}
