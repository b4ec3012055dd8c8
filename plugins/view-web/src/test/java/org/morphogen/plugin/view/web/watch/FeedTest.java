// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FeedTest {

    private final Feed feed = new Feed(() -> {}, gone -> {});

    private String next(long nanoTime) {
        ByteBuffer bytes = feed.next(nanoTime);
        return bytes == null ? "" : StandardCharsets.UTF_8.decode(bytes).toString();
    }

    @Test
    void allSentencesAreToldAndOfStatesTheNewest() {
        feed.state("[1]");
        feed.tell("said", "{\"sentence\": \"a\"}");
        feed.state("[2]");
        feed.tell("said", "{\"sentence\": \"b\"}");
        String said = "event: said\ndata: {\"sentence\": \"";
        assertEquals(said + "a\"}\n\n" + said + "b\"}\n\nevent: runs\ndata: [2]\n\n", next(System.nanoTime()));
        assertNull(feed.next(System.nanoTime()));
    }

    @Test
    void aReaderThatHearsNothingHearsACommentInTime() {
        assertEquals(": still here\n\n", next(System.nanoTime() + TimeUnit.SECONDS.toNanos(16)));
    }

    @Test
    void aReaderThatDoesNotReadIsLetGo() {
        for (int i = 0; i < 256; i++) {
            feed.tell("said", "{}");
        }
        assertFalse(feed.over());
        feed.tell("said", "{}");
        assertTrue(feed.over());
    }
}
