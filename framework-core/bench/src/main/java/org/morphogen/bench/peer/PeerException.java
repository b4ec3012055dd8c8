// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.peer;

import org.morphogen.bench.measure.ContenderException;

/** A peer could not be installed or did not answer. The message says which, what it said, and what to do. */
public final class PeerException extends ContenderException {

    private static final long serialVersionUID = 1L;

    public PeerException(String message) {
        super(message);
    }
}
