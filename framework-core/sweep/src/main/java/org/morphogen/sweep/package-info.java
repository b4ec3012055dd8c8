// SPDX-License-Identifier: Apache-2.0
/** Many runs of one experiment: what varies, what came of each, and what they have in common. */
package org.morphogen.sweep;
