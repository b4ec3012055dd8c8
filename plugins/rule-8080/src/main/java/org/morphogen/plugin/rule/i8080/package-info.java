// SPDX-License-Identifier: Apache-2.0
/** The 8080 on one long tape. */
package org.morphogen.plugin.rule.i8080;
