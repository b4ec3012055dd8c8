// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.observe;

import java.nio.file.Path;
import org.morphogen.api.config.Json;
import org.morphogen.api.run.RunFolder;
import org.morphogen.api.train.Session;
import org.osgi.annotation.versioning.ProviderType;

/** A run as observers see it. */
@ProviderType
public interface RunView {

    RunFolder folder();

    Session session();

    Json json();

    /** {@code iteration} or {@code step}. */
    String unit();

    /** Number of ticks in all. */
    long length();

    /** The first tick of this process: 0, or where a resumed run goes on. Files written for later ticks are stale. */
    long firstTick();

    /** Tells people about a file that was written. */
    void wrote(Path file);
}
