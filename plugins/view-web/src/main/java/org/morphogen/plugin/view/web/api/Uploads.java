// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.morphogen.plugin.view.web.http.Exchange;
import org.morphogen.plugin.view.web.http.Refusal;

/**
 * Jars that callers send. They stay as long as the process: a run's record names the hash of each jar that it uses.
 *
 * @param folder goes with the process
 * @param most bytes of a jar
 */
public record Uploads(Path folder, int most) {

    /** As in RFC 9530: {@code Content-Digest: sha-256=:BASE64:}, among others or alone. */
    private static final String HEADER = "Content-Digest";

    private static final Pattern SHA_256 = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/=]*):");

    /** The body as a file; it is whole, and what the sender's digest says if there is one. */
    Path take(Exchange exchange) throws IOException {
        @Nullable String promised = exchange.request().getHeaders().get(HEADER);
        Files.createDirectories(folder);
        Path jar = Files.createTempFile(folder, "sent", ".jar");
        MessageDigest digest = sha256();
        boolean taken = false;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(jar), digest)) {
            exchange.copyBody(out, most);
            check(promised, Base64.getEncoder().encodeToString(digest.digest()));
            taken = true;
            return jar;
        } finally {
            if (!taken) {
                Files.deleteIfExists(jar);
            }
        }
    }

    private static void check(@Nullable String promised, String found) {
        if (promised == null) {
            return;
        }
        Matcher matcher = SHA_256.matcher(promised);
        if (!matcher.find()) {
            throw new Refusal(Refusal.MISTAKE, HEADER + " is to have sha-256=:BASE64:, not " + promised);
        }
        if (!matcher.group(1).equals(found)) {
            throw new Refusal(
                    Refusal.MISTAKE,
                    "The jar is not what was sent: its SHA-256 is " + found + ", expected " + matcher.group(1)
                            + ". Nothing was installed; send it again");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
