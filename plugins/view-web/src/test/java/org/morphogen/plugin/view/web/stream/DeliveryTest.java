// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.morphogen.api.view.Window;
import org.morphogen.config.text.JsonText;
import org.morphogen.plugin.view.web.http.Door;
import org.morphogen.plugin.view.web.http.Limits;
import org.morphogen.plugin.view.web.http.Token;

/** Readers of answers that do not end, over real sockets. */
@Timeout(30)
class DeliveryTest {

    private static final int PIECE = 100_000;
    private static final Limits LIMITS = new Limits(50, 3, 1000, 1000, 4096, 20_000, 8, 50_000_000);

    private final Token token = Token.random();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final Delivery delivery = new Delivery(LIMITS);
    private final Door door = Door.open(
            new Window.Place("127.0.0.1", 0, false),
            LIMITS,
            token,
            new JsonText(),
            exchange -> delivery.open(exchange, "application/octet-stream", news -> new Endless()));

    /** Always has something new. */
    private final class Endless implements Source {
        @Override
        public ByteBuffer next(long nanoTime) {
            asked.incrementAndGet();
            return ByteBuffer.allocate(PIECE);
        }

        @Override
        public boolean over() {
            return false;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @AfterEach
    void close() {
        delivery.close();
        door.close();
    }

    private Socket reader() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port());
        socket.getOutputStream()
                .write(("GET /api/any HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token.text()
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static long read(InputStream in, long bytes) throws IOException {
        long count = 0;
        byte[] buffer = new byte[1 << 16];
        while (count < bytes) {
            int n = in.read(buffer);
            if (n < 0) {
                break;
            }
            count += n;
        }
        return count;
    }

    @Test
    void aReaderThatDoesNotReadKeepsNobodyElseWaitingAndIsAskedNoMore() throws Exception {
        try (Socket slow = reader();
                Socket quick = reader()) {
            assertTrue(slow.isConnected());
            assertTrue(read(quick.getInputStream(), 20L * PIECE) >= 20L * PIECE);
            Thread.sleep(300);
            quick.close();
            Thread.sleep(300);
            int before = asked.get();
            Thread.sleep(500);
            assertEquals(before, asked.get());
        }
    }

    @Test
    void allTogetherGetNoMoreBytesASecondThanTheLimit() throws Exception {
        try (Socket one = reader();
                Socket two = reader()) {
            long began = System.nanoTime();
            Thread other = new Thread(() -> {
                try {
                    read(two.getInputStream(), 25_000_000);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            other.start();
            read(one.getInputStream(), 25_000_000);
            other.join();
            double seconds = (System.nanoTime() - began) * 1e-9;
            assertTrue(seconds > 0.8, seconds + " s for one second's bytes");
        }
    }

    @Test
    void whoComesWhenAllPlacesAreTakenIsToldSoAndGetsInWhenOneHasLeft() throws Exception {
        try (Socket one = reader();
                Socket two = reader();
                Socket three = reader()) {
            read(one.getInputStream(), PIECE);
            read(two.getInputStream(), PIECE);
            read(three.getInputStream(), PIECE);
            try (Socket late = reader()) {
                byte[] words = new byte[600];
                int n = late.getInputStream().readNBytes(words, 0, 300);
                String answer = new String(words, 0, n, StandardCharsets.UTF_8);
                assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
            }
        }
        while (closed.get() < 3) {
            Thread.sleep(10);
        }
        try (Socket next = reader()) {
            assertTrue(read(next.getInputStream(), PIECE) >= PIECE);
        }
    }
}
