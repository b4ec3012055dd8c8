// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The value of a component that a file leaves out, as JSON text: {@code "0.5"}, {@code "\"zero\""}, {@code "[64, 96]"}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Default {
    String value();
}
