// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Suggested values of a string, or of each string of a list, for help; enums need none. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Choices {
    String[] value();
}
