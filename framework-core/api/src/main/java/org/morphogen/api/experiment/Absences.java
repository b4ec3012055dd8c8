// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.experiment;

import org.osgi.annotation.versioning.ProviderType;

/** Why a plugin is not there, and what would bring it. */
@ProviderType
public interface Absences {

    /**
     * One or two sentences: which requirement of its bundle is missing, or which command installs it; "" if nothing is
     * known of it.
     *
     * @param range of versions that would do, as in {@code [1.2,2)}; "" for any
     */
    String advice(Kind kind, String type, String range);
}
