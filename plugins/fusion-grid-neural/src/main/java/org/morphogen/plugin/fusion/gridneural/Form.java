// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

/** How a network's inputs follow from what is sensed. The order is that of {@code neural_layout.clh}. */
enum Form {
    /** As sensed, all values of a channel next to each other. */
    CHANNEL_MAJOR,
    /** As sensed, all values of an operator next to each other. */
    OPERATOR_MAJOR,
    /** Gradients in the frame of an angle, the last channel, which is not sensed itself. */
    TURNED_BY_ANGLE,
    /** Gradients in the frame of the last channel's gradient, clipped to length 1, which is not sensed itself. */
    TURNED_BY_GRADIENT;

    /** Values that the network takes in: those of all operators, but for those without weights. */
    int inputs(int operators, int channels) {
        int unused = switch (this) {
            case TURNED_BY_ANGLE -> operators;
            case TURNED_BY_GRADIENT -> 2;
            default -> 0;
        };
        return operators * channels - unused;
    }
}
