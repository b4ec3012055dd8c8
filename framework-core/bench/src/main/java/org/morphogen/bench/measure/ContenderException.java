// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.measure;

/** A contender cannot go on; the others can. The message says which and why. */
public class ContenderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected ContenderException(String message) {
        super(message);
    }
}
