// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.live;

import org.morphogen.api.run.RunException;

/** A swap that was not done; the run goes on as it was. */
public class SwapException extends RunException {

    private static final long serialVersionUID = 1L;

    /** @param message what stood against it, with file and line where there is one, and what to do */
    public SwapException(String message) {
        super(message);
    }
}
