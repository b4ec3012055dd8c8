// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.experiment;

import java.nio.file.Path;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.Problems;
import org.morphogen.api.data.Picture;
import org.osgi.annotation.versioning.ProviderType;

/** What a plugin is given when an instance is made. */
@ProviderType
public interface Context {

    /** Memory and programs that live as long as the instance. */
    Scope scope();

    /** Where to report what is wrong with the configuration in this composition; pointers are relative to the part. */
    Problems problems();

    /** A file named in the configuration: relative names start at the experiment file's folder. */
    Path file(String name);

    /**
     * A picture named in the configuration: a file, or {@code dataset:name} such as {@code emoji:lizard}. Reports what
     * is wrong with it (missing, empty, no picture, too large) under {@code pointer} and returns empty.
     */
    java.util.Optional<Picture> picture(String name, String pointer);
}
