// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what never reaches the gate because it is no HTTP, in the same form, and repeats nothing of it. */
final class Malformed extends ErrorHandler {

    private static final byte[] WORDS =
            "{\"error\": \"The request is not well formed\", \"problems\": []}".getBytes(StandardCharsets.UTF_8);

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        headers(response.getHeaders());
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.write(true, ByteBuffer.wrap(WORDS), callback);
        return true;
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
        headers(fields);
        return ByteBuffer.wrap(WORDS);
    }

    private static void headers(HttpFields.Mutable fields) {
        Gate.headers(fields, true);
        fields.put(HttpHeader.CONTENT_TYPE, "application/json");
    }
}
