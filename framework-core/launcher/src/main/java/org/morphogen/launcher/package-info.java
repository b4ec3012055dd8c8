// SPDX-License-Identifier: Apache-2.0
/**
 * The plain Java program outside the framework: it starts the framework on the bundles of a home folder, hands the
 * command line to the shell and returns its exit code.
 */
@NullMarked
package org.morphogen.launcher;

import org.jspecify.annotations.NullMarked;
