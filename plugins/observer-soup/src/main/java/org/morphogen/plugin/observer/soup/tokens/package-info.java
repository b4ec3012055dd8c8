// SPDX-License-Identifier: Apache-2.0
/** Where the bytes of a soup came from: each carries the epoch and place at which it was drawn. */
package org.morphogen.plugin.observer.soup.tokens;
