// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.compose;

import java.util.Optional;
import org.morphogen.api.compute.Device;
import org.morphogen.api.config.Problems;
import org.morphogen.api.dynamics.FusionType;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Part;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** Which fusion takes the place of a composition. */
public record FusionChoice(Catalog catalog) {

    /**
     * The entry of the highest-ranked {@link FusionType} that supports the pair on this device and stands for the versions of its plugins. Where one
     * is passed over for a version alone, a warning says so.
     */
    public Optional<Catalog.Entry> of(Part substrate, Part rule, Device device, Problems problems) {
        for (Catalog.Entry entry : catalog.entries()) {
            if (entry.kind() == Kind.FUSION
                    && entry.service() instanceof FusionType fusion
                    && fusion.supports(substrate, rule, device)
                    && standsFor(entry.type(), substrate, fusion.versions().substrate(), problems)
                    && standsFor(entry.type(), rule, fusion.versions().rule(), problems)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private static boolean standsFor(String fusion, Part part, String range, Problems problems) {
        if (new VersionRange(range).includes(new Version(part.version()))) {
            return true;
        }
        problems.warning(
                part.pointer(),
                part.kind().word() + " " + part.type() + " " + part.version(),
                "a version in " + range + ", for which the fusion '" + fusion + "' was written",
                "The pair runs composed: the same results, slower. Install a fusion for this version, or set fusion to"
                        + " false");
        return false;
    }
}
