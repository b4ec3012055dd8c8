// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.live;

import java.util.List;
import org.morphogen.api.experiment.Origin;
import org.morphogen.api.run.Runner;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A swap that was done.
 *
 * @param next the first tick of the new composition
 * @param parts what was replaced
 * @param reinitialised parameters that started anew; empty if all were carried over
 * @param dynamics how a step is computed now
 * @param seconds that the run stood still
 */
public record Swap(long next, List<Part> parts, List<String> reinitialised, String dynamics, double seconds) {

    public Swap {
        parts = List.copyOf(parts);
        reinitialised = List.copyOf(reinitialised);
    }

    /**
     * One part that was replaced.
     *
     * @param pointer where it is in the experiment, such as {@code /rule}
     * @param from the type before, and where it came from
     * @param to the type now
     */
    public record Part(String pointer, Plugin from, Plugin to) {}

    /** A plugin's type and origin. */
    public record Plugin(String type, Origin origin) {
        @Override
        public String toString() {
            return type + " " + origin.version();
        }
    }

    /** Hears of a run's swaps beside its progress. */
    @ConsumerType
    public interface Listener extends Runner.Listener {
        void swapped(Swap swap);
    }

    /** The sentence that people read. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Swapped");
        String comma = " ";
        for (Part part : parts) {
            text.append(comma)
                    .append(part.pointer())
                    .append(" from ")
                    .append(part.from())
                    .append(" to ")
                    .append(part.to());
            comma = ", ";
        }
        text.append(
                reinitialised.isEmpty()
                        ? "; parameters carried over"
                        : "; started anew: " + String.join(", ", reinitialised));
        return text.append(String.format(java.util.Locale.ROOT, " (%s, %.2f s)", dynamics, seconds))
                .toString();
    }
}
