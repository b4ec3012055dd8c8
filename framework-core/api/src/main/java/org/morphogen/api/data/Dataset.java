// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.data;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Files that a bundle ships, found as {@code type:name} in experiment files. */
@ConsumerType
public interface Dataset {

    /** All names, sorted. */
    List<String> names();

    /** The encoded file (PNG, JPEG, text), or empty if there is none of that name; the caller closes it. */
    Optional<InputStream> open(String name);

    /** Origin and licence, one line. */
    String origin();
}
