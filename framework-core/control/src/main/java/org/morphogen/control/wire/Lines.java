// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Json;

/** JSON objects over a socket, one a line, of a limited length. */
final class Lines implements Closeable {

    /** A resolved experiment is some kilobytes. */
    static final int LONGEST = 1 << 20;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Json json;

    Lines(Socket socket, Json json) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        this.json = json;
    }

    /** Waits no longer than this for each byte; 0 is for ever. */
    void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    /** Null at the end. Throws IOException for what is no object on one line. */
    @SuppressWarnings("unchecked")
    @Nullable
    Map<String, Object> read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            } else if (line.size() == LONGEST) {
                throw new IOException("a line of more than " + LONGEST + " bytes");
            }
            line.write(next);
        }
        try {
            if (json.read(line.toString(StandardCharsets.UTF_8)) instanceof Map<?, ?> object) {
                return (Map<String, Object>) object;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("no JSON: " + e.getMessage(), e);
        }
        throw new IOException("no JSON object");
    }

    synchronized void write(Map<String, ?> object) throws IOException {
        out.write((json.write(object) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
