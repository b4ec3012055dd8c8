// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.bench.measure.Agreement;
import org.morphogen.bench.measure.Samples;

/**
 * One line of the result: ours beside one peer, or ours alone.
 *
 * @param name of the benchmark
 * @param device that ours ran on
 * @param peer what the other is, or "" if ours is alone
 * @param version of the peer
 * @param unit of the samples
 * @param moreIsBetter whether a larger number is the better one
 * @param ours samples of ours
 * @param theirs samples of the peer
 * @param agreement of the results
 * @param rate ours in terms of the device's measured peak
 * @param notes for people: rate, memory, start-up
 */
public record Row(
        String name,
        String device,
        String peer,
        String version,
        String unit,
        boolean moreIsBetter,
        Samples ours,
        @Nullable Samples theirs,
        @Nullable Agreement agreement,
        @Nullable Rate rate,
        List<String> notes) {

    public Row {
        notes = List.copyOf(notes);
    }

    /** Ours alone. */
    public static Row alone(
            String name, String device, String unit, boolean moreIsBetter, Samples ours, List<String> notes) {
        return new Row(name, device, "", "", unit, moreIsBetter, ours, null, null, null, notes);
    }

    /** Above 1 is ours the better one; null without a peer. */
    public @Nullable Double ratio() {
        if (theirs == null) {
            return null;
        }
        double ratio = theirs.median() / ours.median();
        return moreIsBetter ? 1 / ratio : ratio;
    }

    /** The keys that scripts read. */
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("device", device);
        json.put("peer", peer);
        json.put("peerVersion", version);
        json.put("oursMedian", ours.median());
        json.put("peerMedian", theirs == null ? null : theirs.median());
        json.put("unit", unit);
        json.put("ratio", ratio());
        json.put("spread", spread());
        json.put("agree", agreement == null ? null : agreement.holds());
        json.put("peakShare", rate == null ? null : rate.share());
        return json;
    }

    private Map<String, @Nullable Object> spread() {
        Map<String, @Nullable Object> spread = new LinkedHashMap<>();
        spread.put("ours", List.of(ours.least(), ours.most()));
        spread.put("peer", theirs == null ? null : List.of(theirs.least(), theirs.most()));
        return spread;
    }
}
