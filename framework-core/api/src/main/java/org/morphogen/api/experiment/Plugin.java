// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.experiment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names a plugin service: what JSON files call it. Gives the service the properties {@code morphogen.kind} and
 * {@code morphogen.type}, and its bundle the capability {@code org.morphogen.plugin} with the same attributes, so that
 * what an experiment needs can be resolved to bundles before any is started. The version is the bundle's own.
 */
@ComponentPropertyType
@Capability(namespace = "org.morphogen.plugin")
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Plugin {

    String PREFIX_ = "morphogen.";

    /** The extension point. */
    @Attribute("kind")
    Kind kind();

    /** The name in JSON: kebab-case, a noun of the field. */
    @Attribute("type")
    String type();
}
