// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.live;

import java.util.List;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.run.Runner;
import org.osgi.annotation.versioning.ProviderType;

/** The runs of this process: queued, going on, and the newest of those that ended. Any thread may ask. */
@ProviderType
public interface Runs {

    /** All, in the order in which they were asked for. */
    List<Run> all();

    /**
     * The one run whose id begins with {@code name}, or whose experiment has that name, or whose folder it is; runs
     * that go on come before those that ended. Throws ExperimentException naming the runs that there are if none or
     * several fit.
     */
    Run find(String name);

    /**
     * Puts a run into the queue; it begins when fewer than {@link #atOnce} others go on. Throws ExperimentException for
     * a composition that cannot run.
     *
     * @param listener hears of it from the first moment on
     */
    Run submit(Runner.Request request, Runner.Listener listener);

    /**
     * Queues a new run that goes on from a checkpoint of another, which may still go on. Throws ExperimentException for a
     * checkpoint that is not there, a folder that is, and a composition that cannot run.
     */
    Run branch(Branch branch, Runner.Listener listener);

    /**
     * What stands against such a change of a running experiment in place: states or parameters of other shapes, told
     * without a device. Empty if nothing does. Throws ExperimentException for settings that are no experiment.
     *
     * @param settings as in {@link Change}
     */
    List<String> misfits(Experiment running, List<String> settings);

    /** How many queued runs may go on at once; 1 at first, since one run fills a device. */
    int atOnce();

    void atOnce(int runs);
}
