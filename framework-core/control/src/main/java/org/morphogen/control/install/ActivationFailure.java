// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.install;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** Why a component of a bundle did not come up. */
record ActivationFailure(ServiceComponentRuntime components) {

    private static final int SHOWN = 3;

    /** Begins with a colon; "" if nothing is known. */
    String of(Bundle bundle) {
        return components.getComponentDescriptionDTOs(bundle).stream()
                .flatMap(component -> components.getComponentConfigurationDTOs(component).stream())
                .flatMap(ActivationFailure::words)
                .findFirst()
                .map(words -> ": " + words)
                .orElse("");
    }

    private static Stream<String> words(ComponentConfigurationDTO configuration) {
        String name = configuration.description.implementationClass;
        if (configuration.failure != null) {
            List<String> lines =
                    configuration.failure.lines().map(String::strip).toList();
            // The last cause is what its author wants to read, with the first line of its trace.
            int cause = Math.max(0, lastCause(lines));
            String told = String.join(" ", lines.subList(cause, Math.min(lines.size(), cause + SHOWN - 1)));
            return Stream.of(name + " failed: " + told);
        }
        return Stream.of(configuration.unsatisfiedReferences)
                .filter(Objects::nonNull)
                .map(reference -> name + " lacks " + reference.name + " " + reference.target);
    }

    private static int lastCause(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).startsWith("Caused by:")) {
                return i;
            }
        }
        return 0;
    }
}
