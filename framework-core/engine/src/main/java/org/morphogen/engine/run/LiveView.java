// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.nio.file.Path;
import org.morphogen.api.config.Json;
import org.morphogen.api.observe.RunView;
import org.morphogen.api.run.RunFolder;
import org.morphogen.api.run.Runner;
import org.morphogen.api.train.Workload;
import org.morphogen.engine.session.LiveSession;

/** The run as observers see it. */
record LiveView(
        RunFolder folder, LiveSession session, Json json, Workload workload, long firstTick, Runner.Listener listener)
        implements RunView {

    @Override
    public String unit() {
        return workload.unit();
    }

    @Override
    public long length() {
        return workload.length();
    }

    @Override
    public void wrote(Path file) {
        listener.wrote(file);
    }
}
