// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Meetings of neighbours on a grid with the draws of the published Z80 grid. One SplitMix stream of a sample gives
 * everything: its start bytes, then for each batch the pairs and the bytes that are replaced. So where a batch begins
 * depends on all batches before it; a run that is resumed draws those again.
 */
final class Collisions implements HostOrder.Sequence {

    private final SoupConfig config;
    private final Map<Long, CollisionStream> streams = new ConcurrentHashMap<>();

    Collisions(SoupConfig config) {
        this.config = config;
    }

    @Override
    public int programs() {
        return config.programs();
    }

    @Override
    public void draw(long seed, int epoch, int[] words, int offset) {
        stream(seed).batch(epoch, words, offset);
        words[offset + programs() + 1] = 0;
    }

    /** The bytes that are replaced after a batch that was drawn. */
    CollisionStream.Noise noise(long seed, int epoch) {
        return stream(seed).noise(epoch);
    }

    private CollisionStream stream(long seed) {
        return streams.computeIfAbsent(seed, key -> new CollisionStream(config, key));
    }
}
