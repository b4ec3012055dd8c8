// SPDX-License-Identifier: Apache-2.0
/** Which way patterns lie, and which way their cells point. */
package org.morphogen.plugin.analysis.orientation;
