// SPDX-License-Identifier: Apache-2.0
/** The user's own folder of plugins, which every start takes in. */
package org.morphogen.repository.shelf;
