// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl;

import java.nio.file.Path;

/** Where what can be made again is kept: built kernels and tuning tables. */
final class CacheFolder {

    /** Overrides the place. */
    static final String PROPERTY = "morphogen.cache";

    private CacheFolder() {}

    /** The property, else {@code $XDG_CACHE_HOME/morphogen}, else {@code ~/.cache/morphogen}. */
    static Path path() {
        String chosen = System.getProperty(PROPERTY);
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen);
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("morphogen");
    }
}
