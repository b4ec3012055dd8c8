// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.program;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names things by their content. */
public final class Sha256 {

    private Sha256() {}

    /** The hash of all parts, each ended by a zero byte, in hexadecimal. */
    public static String of(String... parts) {
        return HexFormat.of().formatHex(of((String.join("\0", parts) + "\0").getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] of(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
