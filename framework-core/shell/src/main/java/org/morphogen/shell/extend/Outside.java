// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.extend;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.morphogen.api.run.Runner;
import org.morphogen.api.view.Window;
import org.osgi.annotation.versioning.ProviderType;

/** The other processes of this user, as commands need them. */
@ProviderType
public interface Outside {

    /**
     * Lets the host that stays do the run, if there is one, and waits for its end.
     *
     * @param listener makes one when the run's folder is known
     * @return empty if there is no such host; then nothing was done
     */
    Optional<Finished> run(Order order, Function<Path, Runner.Listener> listener);

    /**
     * Brings plugins into the host that stays, beside what is there; no run is changed by it.
     *
     * @param jars bundles that may need each other, by their absolute paths
     * @param replaces bundles, {@code name@version}, that the jars take the place of
     * @return what came of it, for people; empty if there is no such host
     */
    Optional<String> bring(List<Path> jars, List<String> replaces);

    /**
     * Takes bundles out of the host that stays. Throws RunException if a run there needs one; then none is taken.
     *
     * @param bundles each {@code name@version}
     * @param wait lets runs that need one wait, with their states kept, until it is back
     * @return what came of it, for people; empty if there is no such host, or it had none of them
     */
    Optional<String> remove(List<String> bundles, boolean wait);

    /** Lets other processes see and steer the runs of this one until it is closed. */
    Opened open();

    /** Shows the runs of this process in a browser until it is closed. Throws RunException if that cannot be. */
    Window.Opened show(Window.Place place);

    /** Ends what was opened. */
    @FunctionalInterface
    interface Opened extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * What to run, in words that another process understands; all paths are absolute.
     *
     * @param file the experiment's file
     * @param device as the user named it
     * @param directory where the user is: new folders are made below it
     * @param folder the run's folder; empty for a new one
     * @param resume go on with the run of that folder
     */
    record Order(
            Path file,
            List<String> settings,
            String device,
            Path directory,
            Optional<Path> folder,
            boolean resume,
            Optional<Path> model) {}

    /** A run that ended, and the name of its experiment. */
    record Finished(Runner.Result result, String experiment) {}
}
