// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.view;

import org.osgi.annotation.versioning.ConsumerType;

/** A service that shows the runs of this process and lets people steer them: a web page. */
@ConsumerType
public interface Window {

    /** Opens it. Throws RunException if it cannot listen there. */
    Opened open(Place place);

    /**
     * Where it listens, and what it may do.
     *
     * @param address the IP address or name to listen on; {@code 127.0.0.1} is this machine only
     * @param port 0 lets the system choose
     * @param install whether plugins may be installed through it
     */
    record Place(String address, int port, boolean install) {}

    /** An open window. */
    interface Opened extends AutoCloseable {

        /** What to type into a browser; whoever knows it may do all that the window can. */
        String link();

        @Override
        void close();
    }
}
