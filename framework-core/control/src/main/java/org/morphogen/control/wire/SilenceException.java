// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.wire;

import java.io.IOException;
import org.morphogen.api.run.RunException;

/** A process that was called is gone, or hung up in the middle. */
public final class SilenceException extends RunException {

    private static final long serialVersionUID = 1L;

    SilenceException(Endpoint endpoint, IOException cause) {
        super("The process " + endpoint.pid() + " does not answer: " + cause.getMessage());
    }
}
