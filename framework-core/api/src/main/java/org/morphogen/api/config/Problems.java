// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.config;

import org.osgi.annotation.versioning.ProviderType;

/** Collects mistakes, so that a user sees all of them at once. */
@ProviderType
public interface Problems {

    /**
     * A mistake that stops the run.
     *
     * @param pointer JSON pointer relative to this collector, such as {@code /fireRate}; "" is the whole value
     * @param found what is there, such as {@code 1.5}
     * @param expected what would be right, such as {@code a number above 0 and at most 1}
     * @param advice what to do, or ""
     */
    void error(String pointer, String found, String expected, String advice);

    /** Something legal that is probably not meant. */
    void warning(String pointer, String found, String expected, String advice);

    /** A collector for a part; pointers told to it are prefixed. */
    Problems at(String pointer);

    /** Whether any error was told to this collector or to the one that it came from. */
    boolean hasErrors();
}
