// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.observe;

import java.util.List;
import java.util.Map;
import org.morphogen.api.data.Picture;
import org.morphogen.api.dynamics.State;
import org.osgi.annotation.versioning.ProviderType;

/** A run just after a tick. */
@ProviderType
public interface Observation {

    /** The tick just done, from 0. */
    long index();

    boolean last();

    /** Of this tick. */
    Map<String, Double> metrics();

    /** Seconds since the run began, resumed parts included. */
    double seconds();

    /** The newest states, on the device. */
    State state();

    /** The newest states drawn, at most {@code samples} of them; read back on first use. */
    List<Picture> pictures(int samples);
}
