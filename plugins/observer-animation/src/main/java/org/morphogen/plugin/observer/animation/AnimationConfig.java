// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/**
 * What is shown, and how.
 *
 * @param every steps from one frame to the next
 * @param frames most frames
 * @param delay time that a frame is shown
 * @param height least height of the picture
 * @param format of the file
 */
@Doc("After training, grows the model from its start state and writes growth.gif; in a simulation, collects the states"
        + " as the run goes and writes animation.gif.")
public record AnimationConfig(
        @Doc(value = "From one frame to the next; more if there would be too many frames.", unit = "steps")
        @Default("1")
        @Bounds(min = 1)
        int every,

        @Doc("Most frames; they are spread over the whole run.") @Default("200") @Bounds(min = 2, max = 2000)
        int frames,

        @Doc(value = "How long a frame is shown; the last one is held for two seconds.", unit = "milliseconds")
        @Default("50")
        @Bounds(min = 20, max = 10000)
        int delay,

        @Doc(
                value = "Cells are drawn as squares of so many pixels that the picture is at least this high.",
                unit = "pixels")
        @Default("256")
        @Bounds(min = 1, max = 1024)
        int height,

        @Doc("gif: opens everywhere, 256 colours. apng: all colours, larger.") @Default("\"gif\"")
        Format format) {

    /** File formats of moving pictures. */
    public enum Format {
        GIF("gif"),
        APNG("png");

        private final String extension;

        Format(String extension) {
            this.extension = extension;
        }

        /** Of the file's name, without a dot. */
        public String extension() {
            return extension;
        }
    }
}
