// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.curve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.morphogen.api.config.Json;
import org.morphogen.api.observe.RunView;
import org.morphogen.api.run.RunFolder;
import org.morphogen.api.train.Session;

/** A run with a real folder and no device. */
record FolderRun(RunFolder folder, Json json, String unit, long length, long firstTick, List<Path> written)
        implements RunView {

    FolderRun(RunFolder folder, Json json, long length, long firstTick) {
        this(folder, json, "iteration", length, firstTick, new ArrayList<>());
    }

    @Override
    public Session session() {
        throw new UnsupportedOperationException("This run has no device");
    }

    @Override
    public void wrote(Path file) {
        written.add(file);
    }
}
