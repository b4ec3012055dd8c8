// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.http;

import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * Turns pages of other sites away that a browser on this machine has open. A name in the Host header that is not ours is
 * one that was bound to our address by somebody else; an address is nobody's to bind.
 *
 * @param address that we listen on, as the user gave it
 * @param token what callers of the API say
 */
record Visitors(String address, Token token) {

    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    void check(HttpFields headers, boolean api) {
        String host = headers.get(HttpHeader.HOST);
        if (host == null || headers.getValuesList(HttpHeader.HOST).size() != 1 || !ours(host)) {
            throw new Refusal(
                    Refusal.FORBIDDEN, "This window has no such name. Open it by the address that was printed");
        }
        String origin = headers.get(HttpHeader.ORIGIN);
        if (origin != null && !origin.equalsIgnoreCase("http://" + host)) {
            throw new Refusal(Refusal.FORBIDDEN, "Pages of other origins may not use this window");
        }
        if (api && !token.opens(authorization(headers))) {
            throw new Refusal(
                    Refusal.UNKNOWN_CALLER,
                    "The token is missing or wrong. Open the window by the address that was printed");
        }
    }

    private static @Nullable String authorization(HttpFields headers) {
        return headers.getValuesList(HttpHeader.AUTHORIZATION).size() == 1
                ? headers.get(HttpHeader.AUTHORIZATION)
                : null;
    }

    private boolean ours(String host) {
        if (!HOST.matcher(host).matches()) {
            return false;
        }
        String name = (host.startsWith("[") ? host.substring(0, host.indexOf(']') + 1) : host.split(":", 2)[0])
                .toLowerCase(Locale.ROOT);
        return name.startsWith("[")
                || NUMBERS.matcher(name).matches()
                || name.equals("localhost")
                || name.equalsIgnoreCase(address);
    }
}
