// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A table of measured choices, kept per device, driver and release. Only choices that leave every result bit for bit
 * the same may be tuned: a run must not depend on a timing.
 */
@ProviderType
public interface Tuning {

    /**
     * The candidate with the least measured time; measured on first use, then read from the table.
     *
     * @param key what is chosen, such as {@code dense.rows.48x128}
     * @param candidates the values to try, the safe one first
     * @param seconds measures one candidate
     */
    int pick(String key, List<Integer> candidates, IntToDoubleFunction seconds);
}
