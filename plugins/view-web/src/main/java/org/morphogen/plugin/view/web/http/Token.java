// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Who knows it may do all that the window can.
 *
 * @param text 64 hexadecimal digits
 */
public record Token(String text) {

    private static final int BYTES = 32;
    private static final String SCHEME = "Bearer ";

    /** 256 new random bits. */
    public static Token random() {
        byte[] bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        return new Token(HexFormat.of().formatHex(bits));
    }

    /** Whether an Authorization header has it; takes the same time wherever the first wrong digit is. */
    boolean opens(@Nullable String authorization) {
        boolean bearer = authorization != null && authorization.startsWith(SCHEME);
        String given = bearer && authorization != null ? authorization.substring(SCHEME.length()) : "";
        return MessageDigest.isEqual(bytes(given), bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
