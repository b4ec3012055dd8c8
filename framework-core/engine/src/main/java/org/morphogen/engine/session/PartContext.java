// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.session;

import java.nio.file.Path;
import java.util.Optional;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.Problems;
import org.morphogen.api.data.Picture;
import org.morphogen.api.experiment.Context;
import org.morphogen.engine.picture.PictureReader;

/** The context of one part. */
record PartContext(Scope scope, Problems problems, Path folder, PictureReader pictures) implements Context {

    @Override
    public Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public Optional<Picture> picture(String name, String pointer) {
        return pictures.read(name, folder, pointer, problems);
    }
}
