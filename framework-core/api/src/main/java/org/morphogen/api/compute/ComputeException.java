// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

/** A device refused something. The message says what, on which device, and what to do. */
public class ComputeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ComputeException(String message) {
        super(message);
    }

    public ComputeException(String message, Throwable cause) {
        super(message, cause);
    }
}
