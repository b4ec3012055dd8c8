// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.picture;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/**
 * When pictures are written, and what they show.
 *
 * @param every ticks from one picture to the next
 * @param samples how many samples are shown
 * @param height least height of a picture in pixels
 */
@Doc("Draws the newest states, samples side by side, into pictures/<iteration or step>.png.")
public record PictureConfig(
        @Doc(value = "From one picture to the next; the last state is always drawn.", unit = "iterations or steps")
        @Default("100")
        @Bounds(min = 1)
        int every,

        @Doc("How many samples of the batch are shown, at most.") @Default("8") @Bounds(min = 1, max = 64)
        int samples,

        @Doc(
                value = "Cells are drawn as squares of so many pixels that the picture is at least this high.",
                unit = "pixels")
        @Default("256")
        @Bounds(min = 1, max = 4096)
        int height) {}
