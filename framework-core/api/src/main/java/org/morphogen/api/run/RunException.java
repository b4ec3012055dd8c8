// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.run;

/** A run cannot go on, through no mistake in its experiment file: a loss that is not a number, say. */
public class RunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for people: what, when, what was kept, what to do */
    public RunException(String message) {
        super(message);
    }
}
