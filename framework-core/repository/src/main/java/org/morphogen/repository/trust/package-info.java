// SPDX-License-Identifier: Apache-2.0
/** Whether a file is what its publisher made. */
package org.morphogen.repository.trust;
