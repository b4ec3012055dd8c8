// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.experiment;

/**
 * A stateless service that makes instances of one plugin from its configuration.
 *
 * @param <C> the configuration record, annotated with {@link org.morphogen.api.config}; its Javadoc-like {@code @Doc}
 *     gives the schema, the help and the validation
 */
public interface PluginType<C extends Record> {

    Class<C> configuration();
}
