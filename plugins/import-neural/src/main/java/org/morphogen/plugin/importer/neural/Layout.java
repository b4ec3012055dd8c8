// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import java.io.IOException;
import java.nio.file.Path;

/** One way in which weights were published. */
interface Layout {

    /** What people call it. */
    String name();

    /** Whether the file looks like it; reads little. */
    boolean recognises(Path file) throws IOException;

    /** Throws {@link Malformed} without the file's name if the file is not whole. */
    Weights read(Path file) throws IOException;
}
