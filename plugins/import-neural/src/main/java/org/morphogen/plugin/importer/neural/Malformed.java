// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

/** A model file is not what it should be. The message says which field, what was found and what was expected. */
final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Malformed(String message) {
        super(message);
    }
}
