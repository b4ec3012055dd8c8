// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

/** Where random numbers come from. */
public enum Numbers {
    /** Exactly as in the published program: the same seed gives the same soup, byte for byte. */
    COMPATIBLE,
    /** Philox counters, all on the device. */
    FAST
}
