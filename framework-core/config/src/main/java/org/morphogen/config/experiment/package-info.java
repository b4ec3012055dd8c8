// SPDX-License-Identifier: Apache-2.0
/** Experiment files: defaults, settings of the command line, parts matched with plugins. */
@NullMarked
package org.morphogen.config.experiment;

import org.jspecify.annotations.NullMarked;
