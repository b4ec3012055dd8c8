// SPDX-License-Identifier: Apache-2.0
/** What becomes of soups of programs. */
package org.morphogen.plugin.observer.soup;
