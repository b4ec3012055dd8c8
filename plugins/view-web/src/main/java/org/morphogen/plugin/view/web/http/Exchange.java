// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.morphogen.api.config.Json;
import org.morphogen.api.config.Problem;

/** One request and its answer. */
public record Exchange(Request request, Response response, Callback callback, Json json) {

    private static final String JSON = "application/json";
    private static final int CHUNK = 1 << 16;

    public String method() {
        return request.getMethod();
    }

    /** Decoded, without a query; dots are resolved. */
    public String path() {
        return Request.getPathInContext(request);
    }

    public Optional<String> query(String name) {
        try {
            Fields fields = Request.extractQueryParameters(request);
            return Optional.ofNullable(fields.getValue(name));
        } catch (RuntimeException e) {
            throw new Refusal(Refusal.MISTAKE, "The query is not well formed");
        }
    }

    public int query(String name, int otherwise, int min, int max) {
        return query(name).map(text -> whole(name, text, min, max)).orElse(otherwise);
    }

    private static int whole(String name, String text, int min, int max) {
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new Refusal(Refusal.MISTAKE, "'" + name + "' is to be a whole number, not '" + text + "'");
        }
        throw new Refusal(Refusal.MISTAKE, "'" + name + "' is to be from " + min + " to " + max + ", not " + text);
    }

    /** The JSON object of the body; empty if there is none. */
    public Arguments arguments(int most) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long count = copyBody(bytes, most);
        if (count == 0) {
            return new Arguments(Map.of());
        }
        String type = String.valueOf(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase(JSON)) {
            throw new Refusal(Refusal.WRONG_TYPE, "The body is to be " + JSON + ", not " + type);
        }
        try {
            if (json.read(bytes.toString(StandardCharsets.UTF_8)) instanceof Map<?, ?> values) {
                return new Arguments(values);
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.MISTAKE, "The body is not JSON: " + e.getMessage());
        }
        throw new Refusal(Refusal.MISTAKE, "The body is to be a JSON object");
    }

    /** Refuses before anything is read if it says that it is too long, and else as soon as it is. */
    public long copyBody(OutputStream to, int most) throws IOException {
        if (request.getLength() > most) {
            throw tooLarge(most);
        }
        long count = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Content.Source.asInputStream(request)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                count += n;
                if (count > most) {
                    throw tooLarge(most);
                }
                to.write(chunk, 0, n);
            }
        }
        return count;
    }

    private static Refusal tooLarge(int most) {
        return new Refusal(Refusal.TOO_LARGE, "The body is too large: at most " + most + " bytes are taken here");
    }

    /** Answers with a value as JSON. */
    public void answer(Object value) {
        answer(200, json.write(value));
    }

    void refuse(Refusal refusal) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("error", String.valueOf(refusal.getMessage()));
        error.put("problems", refusal.problems().stream().map(Exchange::text).toList());
        if (refusal.status() == Refusal.UNKNOWN_CALLER) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        } else if (refusal.status() == Refusal.FULL) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
        }
        if (request.getLength() != 0) {
            // What it may still send is not waited for.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        answer(refusal.status(), json.write(error));
    }

    private static Map<String, Object> text(Problem problem) {
        String advice = problem.advice().isEmpty() ? "" : ". " + problem.advice();
        return Map.of(
                "pointer", problem.pointer(), "message", problem.found() + "; expected " + problem.expected() + advice);
    }

    private void answer(int status, String text) {
        response.setStatus(status);
        send(JSON, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Answers with bytes. */
    public void send(String type, ByteBuffer bytes) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.remaining());
        boolean head = method().equals("HEAD");
        response.write(true, head ? ByteBuffer.allocate(0) : bytes, callback);
    }

    /** Begins an answer that comes bit by bit. */
    public void begin(String type) {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    }
}
