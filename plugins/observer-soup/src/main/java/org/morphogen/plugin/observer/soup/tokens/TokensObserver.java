// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.tokens;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.observe.Observation;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.RunView;
import org.morphogen.plugin.observer.soup.record.ObservedSoup;
import org.morphogen.plugin.observer.soup.record.Rows;

/** Keeps {@code tokens.jsonl}, and at the takeover writes {@code origin.json}. */
final class TokensObserver implements Observer {

    private static final String ORIGIN = "origin.json";

    private final TokensConfig config;
    private @Nullable Watch watch;

    TokensObserver(TokensConfig config) {
        this.config = config;
    }

    private record Watch(RunView run, ObservedSoup soup, Rows rows) {}

    @Override
    public void started(RunView run) {
        ObservedSoup soup = ObservedSoup.of(run, "tokens");
        if (!soup.tokens()) {
            throw new ExperimentException("The observer 'tokens' needs bytes that carry tokens, and this soup's do not."
                    + " Set substrate.tokens=true (9 bytes of device memory a byte of the soup), or leave the observer"
                    + " out.");
        }
        watch = new Watch(run, soup, new Rows(run, "tokens.jsonl"));
    }

    @Override
    public boolean wants(long index, boolean last) {
        return last || index % config.every() == 0;
    }

    @Override
    public void observe(Observation observation) {
        Watch now = watch;
        if (now == null) {
            return;
        }
        int length = now.soup().length();
        long[] tokens = now.soup().tokens(observation);
        Tally tally = Tally.of(tokens, token -> token, config.most());
        long copies = tally.most().get(0).count();
        boolean took = copies >= Math.max(2, config.takeover() * now.soup().programs());
        boolean before = now.rows().all().stream().anyMatch(row -> Boolean.TRUE.equals(row.get("takenOver")));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("epoch", ObservedSoup.epoch(observation));
        row.put("distinctTokens", tally.distinct());
        row.put("distinctOrigins", Tally.of(tokens, Token::origin, 1).distinct());
        row.put("copiesOfMostCommonToken", copies);
        row.put("takenOver", took);
        row.put(
                "mostCommonTokens",
                tally.most().stream()
                        .map(each -> new Token(each.value()).row(each.count(), length))
                        .toList());
        now.rows().add(row);
        if (took && !before) {
            Map<String, Object> origin =
                    Origin.of(tokens, tally.most(), length).row(ObservedSoup.epoch(observation), length);
            byte[] text = now.run().json().pretty(origin).getBytes(StandardCharsets.UTF_8);
            now.run().folder().write(ORIGIN, text);
            now.run().wrote(now.run().folder().path().resolve(ORIGIN));
        }
    }

    @Override
    public void finished(RunView run) {
        Watch now = watch;
        if (now != null && !now.rows().all().isEmpty()) {
            now.rows().tell();
        }
    }
}
