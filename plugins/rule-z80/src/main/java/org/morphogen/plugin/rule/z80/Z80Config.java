// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.z80;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/** How long two programs run. */
@Doc("The instruction set of the Z80, documented or not, on the circular memory of two programs.")
record Z80Config(
        @Doc("Instructions of a meeting. The paper says 256, its published grid takes 128.")
        @Default("128")
        @Bounds(min = 1, max = 65536)
        int steps) {}
