// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.measure;

/** Something that does the work once when asked, and says how long it took. */
@FunctionalInterface
public interface Contender {

    /** Seconds of one complete run: the device or the process is idle again when this returns. */
    double run();
}
