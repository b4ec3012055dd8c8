// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.host;

import java.nio.file.Path;
import java.util.Map;
import org.morphogen.api.config.Problem;
import org.morphogen.api.run.Runner;

/** The owner of a run that nobody sits in front of; its status and its record tell. */
final class Unheard implements Runner.Listener {

    @Override
    public void started(String unit, long first, long length, String device, String dynamics) {
        // Nobody listens.
    }

    @Override
    public void ticked(long index, Map<String, Double> metrics, double cellStepsPerSecond) {
        // Nobody listens.
    }

    @Override
    public void wrote(Path file) {
        // Nobody listens.
    }

    @Override
    public void warned(Problem problem) {
        // Nobody listens.
    }

    @Override
    public void said(String sentence) {
        // Nobody listens.
    }
}
