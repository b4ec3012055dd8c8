// SPDX-License-Identifier: Apache-2.0
/** Programs that meet, run and rewrite each other: what substrates of programs and languages share. */
@Export
@Version("1.0.0")
@NullMarked
package org.morphogen.kernels.soup;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
