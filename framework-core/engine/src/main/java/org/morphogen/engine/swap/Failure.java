// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.swap;

import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.live.SwapException;
import org.morphogen.api.run.RunException;

/** What made a swap impossible, in words. */
public final class Failure {

    private Failure() {}

    /** A message as it is where it was written for people; else what was thrown and in which file and line. */
    public static String words(Throwable thrown) {
        if (thrown instanceof ComputeException
                || thrown instanceof ExperimentException
                || thrown instanceof RunException) {
            return String.valueOf(thrown.getMessage());
        }
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        StackTraceElement[] trace = cause.getStackTrace();
        String where = trace.length == 0
                ? ""
                : " in " + trace[0].getClassName() + "." + trace[0].getMethodName() + " (" + trace[0].getFileName()
                        + ":" + trace[0].getLineNumber() + ")";
        return cause.getClass().getSimpleName() + ": " + cause.getMessage() + where;
    }

    static SwapException exception(Throwable thrown) {
        return new SwapException("Not swapped, the run goes on as it was: " + words(thrown));
    }
}
