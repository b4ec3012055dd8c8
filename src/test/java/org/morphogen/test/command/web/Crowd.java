// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Many connections at once, on one thread: those that say nothing, and viewers that read all that they get. */
final class Crowd implements AutoCloseable {

    private static final int CHUNK = 1 << 20;

    private final Selector selector = Selector.open();
    private final List<Guest> guests = new ArrayList<>();
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);

    /** One connection, and what came over it. */
    private static final class Guest {
        private final SocketChannel channel;
        private final StringBuilder head = new StringBuilder();
        private boolean connected;
        private boolean ended;
        private long bytes;

        private Guest(SocketChannel channel) {
            this.channel = channel;
        }
    }

    /**
     * Connects.
     *
     * @param request what each says; empty for nothing
     */
    Crowd(Wire wire, int count, String request) throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            Guest guest = new Guest(channel);
            guests.add(guest);
            channel.connect(new InetSocketAddress(wire.host(), wire.port()));
            channel.register(selector, SelectionKey.OP_CONNECT, new Speech(guest, request));
            turn(0);
        }
    }

    private record Speech(Guest guest, String words) {}

    /** Lets them connect until all are, or for so long. */
    Crowd gather(double seconds) throws IOException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (connected() < guests.size() && System.nanoTime() < end) {
            stay(0.05);
        }
        return this;
    }

    /** Lets them connect, speak and read for so long. */
    Crowd stay(double seconds) throws IOException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            turn(Math.max(1, Math.min(50, left / 1_000_000)));
        }
        return this;
    }

    private void turn(long millis) throws IOException {
        int ready = millis == 0 ? selector.selectNow() : selector.select(millis);
        if (ready == 0) {
            return;
        }
        for (SelectionKey key : selector.selectedKeys()) {
            Speech speech = (Speech) key.attachment();
            try {
                if (key.isConnectable() && speech.guest().channel.finishConnect()) {
                    speech.guest().connected = true;
                    speech.guest().channel.write(ByteBuffer.wrap(speech.words().getBytes(StandardCharsets.US_ASCII)));
                    key.interestOps(SelectionKey.OP_READ);
                } else if (key.isReadable()) {
                    read(key, speech.guest());
                }
            } catch (IOException e) {
                speech.guest().ended = true;
                key.cancel();
            }
        }
        selector.selectedKeys().clear();
    }

    private void read(SelectionKey key, Guest guest) throws IOException {
        chunk.clear();
        int count = guest.channel.read(chunk);
        if (count < 0) {
            guest.ended = true;
            key.cancel();
            return;
        }
        if (guest.head.length() < 16) {
            for (int i = 0; i < Math.min(count, 16); i++) {
                guest.head.append((char) chunk.get(i));
            }
        }
        guest.bytes += count;
    }

    long connected() {
        return guests.stream().filter(guest -> guest.connected).count();
    }

    /** Connected and closed by the other side. */
    long closed() {
        return guests.stream().filter(guest -> guest.connected && guest.ended).count();
    }

    long answered(int status) {
        return guests.stream()
                .filter(guest -> guest.head.toString().startsWith("HTTP/1.1 " + status))
                .count();
    }

    /** Bytes that each viewer with a stream got, sorted. */
    long[] bytes() {
        long[] bytes = guests.stream()
                .filter(guest -> guest.head.toString().startsWith("HTTP/1.1 200"))
                .mapToLong(guest -> guest.bytes)
                .toArray();
        Arrays.sort(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        for (Guest guest : guests) {
            guest.channel.close();
        }
        selector.close();
    }
}
