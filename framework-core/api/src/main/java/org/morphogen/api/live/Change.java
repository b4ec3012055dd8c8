// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.live;

import java.util.List;

/**
 * What shall change in a running experiment.
 *
 * @param settings {@code rule=neural@1.3} for another type or version, {@code rule.fireRate=0.4} for one value; in order
 * @param reinitialise whether parameters that do not fit start anew; otherwise they make the swap fail
 */
public record Change(List<String> settings, boolean reinitialise) {
    public Change {
        settings = List.copyOf(settings);
    }
}
