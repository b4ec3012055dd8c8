// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.dynamics.TensorSpec;
import org.morphogen.api.substrate.Look;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.view.web.http.Refusal;

/**
 * What is shown of a state.
 *
 * @param channel from 0; negative for the picture that the substrate draws for its rule
 */
public record View(int channel) {

    private static final String PICTURE = "picture";
    private static final String CHANNEL = "channel-";
    private static final int MOST = 64;

    /** Half of the values from black to white: channels are shown from -1 to 1. */
    private static final float HALF = 0.5f;

    /** Reads what {@link #id} writes. */
    public static View of(String id) {
        if (id.equals(PICTURE)) {
            return new View(-1);
        }
        if (id.matches(CHANNEL + "[0-9]{1,4}")) {
            return new View(Integer.parseInt(id.substring(CHANNEL.length())));
        }
        throw new Refusal(
                Refusal.MISTAKE, "There is no view '" + id + "'; there are picture, channel-0, channel-1 ...");
    }

    public String id() {
        return channel < 0 ? PICTURE : CHANNEL + channel;
    }

    public boolean ofChannel() {
        return channel >= 0;
    }

    /** From 0 for -1 to 1 for 1. */
    Look look() {
        return new Look(Look.Mode.GREY, channel, HALF, HALF);
    }

    /** All views of a substrate with so many {@link #channels}, for people to choose from. */
    public static List<Map<String, Object>> all(int channels) {
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(Map.of("id", PICTURE, "label", "Picture"));
        for (int channel = 0; channel < Math.min(MOST, channels); channel++) {
            all.add(Map.of("id", new View(channel).id(), "label", "Channel " + channel));
        }
        return all;
    }

    /** Channels that can be looked at one by one: floats of a site. */
    public static int channels(Substrate substrate) {
        TensorSpec cells = substrate.state().tensors().get(0);
        boolean floats = cells.type() == ElementType.FLOAT32 && cells.shape().dim(-1) == substrate.channels();
        return floats ? substrate.channels() : 0;
    }
}
