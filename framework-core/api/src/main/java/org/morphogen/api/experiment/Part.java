// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.experiment;

import java.util.Map;

/**
 * One plugin of an experiment, resolved: every default filled in.
 *
 * @param kind the extension point
 * @param type the plugin's name in JSON
 * @param version the version of the bundle that gave the configuration class
 * @param pointer JSON pointer of the part in the experiment file
 * @param weight of a loss; 1 for other kinds
 * @param configuration the record
 * @param json the record as plain values, for files and for fusions
 */
public record Part(
        Kind kind,
        String type,
        String version,
        String pointer,
        double weight,
        Record configuration,
        Map<String, Object> json) {}
