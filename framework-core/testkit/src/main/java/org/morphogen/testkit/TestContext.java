// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.data.Picture;
import org.morphogen.api.experiment.Context;
import org.morphogen.engine.picture.PictureReader;

/**
 * A context for plugins under test.
 *
 * @param scope memory of the instance
 * @param problems what the plugin reported
 * @param folder where relative file names start
 */
public record TestContext(Scope scope, ProblemList problems, Path folder) implements Context {

    /** A context with no problems yet, in the module's folder. */
    public static TestContext in(Scope scope) {
        return new TestContext(scope, new ProblemList(), Path.of("").toAbsolutePath());
    }

    @Override
    public Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public Optional<Picture> picture(String name, String pointer) {
        return new PictureReader(List::of).read(name, folder, pointer, problems);
    }
}
