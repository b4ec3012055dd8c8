// SPDX-License-Identifier: Apache-2.0
/** BFF and Forth on one long tape. */
package org.morphogen.plugin.rule.longtape;
