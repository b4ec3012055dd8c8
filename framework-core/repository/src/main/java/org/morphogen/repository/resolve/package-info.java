// SPDX-License-Identifier: Apache-2.0
/** Which bundles a plugin needs, and which of its requirements nothing meets. */
package org.morphogen.repository.resolve;
