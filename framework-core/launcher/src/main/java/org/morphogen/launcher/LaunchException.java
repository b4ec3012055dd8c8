// SPDX-License-Identifier: Apache-2.0
package org.morphogen.launcher;

import org.jspecify.annotations.Nullable;

/** The host cannot start; the message says why and what to do, and is all that the user sees. */
final class LaunchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LaunchException(String message) {
        this(message, null);
    }

    LaunchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
