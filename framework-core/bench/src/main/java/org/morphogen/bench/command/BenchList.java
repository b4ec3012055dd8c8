// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.command;

import java.util.ArrayList;
import java.util.List;
import org.morphogen.bench.peer.Peer;
import org.morphogen.bench.work.Benchmarks;
import org.morphogen.shell.text.Table;

/** What there is to measure, and against whom. */
final class BenchList {

    private BenchList() {}

    static List<String> lines(List<Peer> peers) {
        Table benchmarks = new Table("ll");
        Benchmarks.all().forEach(benchmark -> benchmarks.row("  " + benchmark.name(), benchmark.description()));
        Table others = new Table("lll");
        peers.forEach(peer -> others.row("  " + peer.name(), state(peer), peer.description()));
        List<String> lines = new ArrayList<>();
        lines.add("Benchmarks (./morphogen bench NAME)");
        lines.addAll(benchmarks.lines());
        lines.add("");
        lines.add("Peers");
        lines.addAll(others.lines());
        return lines;
    }

    private static String state(Peer peer) {
        return peer.environment().python().isPresent()
                ? "installed"
                : "missing: " + peer.environment().advice();
    }
}
