// SPDX-License-Identifier: Apache-2.0
/** Whether a model commutes with turns and reflections of its grid. */
package org.morphogen.plugin.analysis.equivariance;
