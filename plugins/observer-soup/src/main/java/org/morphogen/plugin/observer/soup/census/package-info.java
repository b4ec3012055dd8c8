// SPDX-License-Identifier: Apache-2.0
/** Which programs there are, and how many of each. */
package org.morphogen.plugin.observer.soup.census;
