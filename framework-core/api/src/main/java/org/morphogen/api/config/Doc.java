// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One or two sentences for help and schema, on a configuration record or one of its components. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Doc {
    String value();

    /** Unit of a number, such as {@code steps}, {@code cells} or {@code radians}. */
    String unit() default "";
}
