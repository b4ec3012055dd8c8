// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.config;

/** A configuration record with conditions that span components. Called after each component was found valid by itself. */
public interface Checked {

    /** Reports every broken condition; pointers are relative to this record, such as {@code /pool/size}. */
    void check(Problems problems);
}
