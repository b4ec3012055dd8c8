// SPDX-License-Identifier: Apache-2.0
/** Where the observers of soups keep what they saw. */
package org.morphogen.plugin.observer.soup.record;
