// SPDX-License-Identifier: Apache-2.0
/** Plugins on offer: an index in the OSGi repository format, a folder of bundles, or one file. */
package org.morphogen.repository.index;
