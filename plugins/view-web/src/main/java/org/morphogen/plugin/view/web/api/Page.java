// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.morphogen.plugin.view.web.http.Exchange;
import org.morphogen.plugin.view.web.http.Refusal;
import org.morphogen.plugin.view.web.http.Site;

/** The files of the page, from this bundle and nowhere else. */
public final class Page implements Site {

    private static final Pattern NAME = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "webmanifest", "application/manifest+json");

    @Override
    public void answer(Exchange exchange) throws IOException {
        if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
            exchange.response().getHeaders().put("Allow", "GET, HEAD");
            throw new Refusal(Refusal.WRONG_METHOD, "Here GET is understood");
        }
        String path = exchange.path().equals("/") ? "/index.html" : exchange.path();
        byte[] bytes = read(path).orElseThrow(() -> new Refusal(Refusal.NOT_THERE, "The page has no such file"));
        exchange.send(type(path), ByteBuffer.wrap(bytes));
    }

    private static Optional<byte[]> read(String path) throws IOException {
        if (!NAME.matcher(path).matches() || path.contains("..")) {
            return Optional.empty();
        }
        try (InputStream in = Page.class.getResourceAsStream("/page" + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    static String type(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }
}
