// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Requests as bytes, right or wrong, to the host that a link names. */
public record Wire(String host, int port, String token) {

    private static final int PATIENCE_MILLIS = 20_000;

    /** @param link what the host printed: {@code http://127.0.0.1:PORT/#token=TOKEN} */
    public static Wire of(String link) {
        String[] parts = link.split("[/:#=]+");
        return new Wire(parts[1], Integer.parseInt(parts[2]), parts[4]);
    }

    public Socket connect() throws IOException {
        Socket socket = new Socket(host, port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    String hostHeader() {
        return "Host: " + host + ":" + port;
    }

    /** What one who may says. */
    public String known() {
        return hostHeader() + "\r\nAuthorization: Bearer " + token;
    }

    /** Sends a request and reads all of the answer; "" if the other side hangs up without one. */
    public String send(String request) throws IOException {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException e) {
            return "";
        }
    }

    /** One request without a body. */
    public String call(String line, String headers) throws IOException {
        return send(line + " HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n\r\n");
    }

    public String get(String path) throws IOException {
        return call("GET " + path, known());
    }

    public String post(String path, String json) throws IOException {
        return send("POST " + path + " HTTP/1.1\r\nConnection: close\r\n" + known()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json);
    }

    /** The status of an answer; 0 if there is none. */
    public static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    /** What comes after the headers. */
    public static String body(String answer) {
        int at = answer.indexOf("\r\n\r\n");
        return at < 0 ? "" : answer.substring(at + 4);
    }
}
