// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.config;

/**
 * One mistake.
 *
 * @param pointer JSON pointer from the root of the file
 * @param found what is there
 * @param expected what would be right
 * @param advice what to do, or ""
 * @param fatal whether it stops the run
 */
public record Problem(String pointer, String found, String expected, String advice, boolean fatal) {

    /** The line that users read. */
    @Override
    public String toString() {
        String where = pointer.isEmpty() ? "/" : pointer;
        String line = where + ": " + found + "; expected " + expected;
        return advice.isEmpty() ? line : line + ". " + advice;
    }
}
