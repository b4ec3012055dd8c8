// SPDX-License-Identifier: Apache-2.0
/** High-order entropy: how much shorter a soup is when it is compressed than its single bytes suggest. */
package org.morphogen.plugin.observer.soup.entropy;
