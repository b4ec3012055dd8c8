// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.entropy;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/** When to look, and what counts as a transition. */
@Doc(
        "High-order entropy of a soup of programs: entropy of its bytes less bits a byte after Brotli. Replicators that take over make it jump.")
record EntropyConfig(
        @Doc("Look after epochs 1, 1 + every, 1 + 2 every and so on, and after the last.")
        @Default("64")
        @Bounds(min = 1)
        int every,

        @Doc(
                "High-order entropy, in bits a byte, from which the state transition is told. The published figures take 1, the published scripts 3; both are always in the results.")
        @Default("1")
        double transition) {}
