// SPDX-License-Identifier: Apache-2.0
/** Emoji pictures as targets. */
package org.morphogen.plugin.data.emoji;
