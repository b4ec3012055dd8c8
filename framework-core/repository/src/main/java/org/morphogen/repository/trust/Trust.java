// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.trust;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.morphogen.api.run.RunException;

/**
 * Checks files against detached Ed25519 signatures (RFC 8032), beside the file with {@code .sig} after its name, 64 bytes
 * raw or in Base64. An index that is signed vouches for its jars by their checksums.
 *
 * @param key the publisher's, or empty: then nothing is checked
 */
public record Trust(Optional<PublicKey> key) {

    private static final int SIGNATURE = 64;

    /**
     * Reads a key as {@code openssl pkey -pubout} writes it.
     *
     * @param file need not be there
     * @throws RunException when it is there and is no such key
     */
    public static Trust in(Path file) {
        if (!Files.exists(file)) {
            return new Trust(Optional.empty());
        }
        try {
            String text =
                    Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            X509EncodedKeySpec spec = new X509EncodedKeySpec(Base64.getDecoder().decode(text));
            return new Trust(Optional.of(KeyFactory.getInstance("Ed25519").generatePublic(spec)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new RunException(
                    "The key " + file + " is no Ed25519 public key in PEM ('openssl pkey -pubout'): " + e.getMessage());
        }
    }

    /** Nothing is checked. */
    public static Trust none() {
        return new Trust(Optional.empty());
    }

    /** Throws {@link RunException} when a key is configured and the file beside it is no signature of the content. */
    public void check(byte[] content, URI file) {
        if (key.isEmpty()) {
            return;
        }
        URI beside = URI.create(file + ".sig");
        try (InputStream stream = beside.toURL().openStream()) {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key.get());
            signature.update(content);
            if (!signature.verify(raw(stream.readAllBytes()))) {
                throw new RunException(file + " does not match its signature: it was changed, or signed with another"
                        + " key. Nothing was installed.");
            }
        } catch (IOException e) {
            throw new RunException(file + " has no signature " + beside
                    + ", and a key is configured: only signed plugins are taken. Nothing was installed.");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new RunException(beside + " is no Ed25519 signature: " + e.getMessage() + ". Nothing was installed.");
        }
    }

    private static byte[] raw(byte[] signature) {
        return signature.length == SIGNATURE
                ? signature
                : Base64.getMimeDecoder().decode(new String(signature, StandardCharsets.US_ASCII));
    }

    /** SHA-256 in hexadecimal digits. */
    public static String checksum(byte[] content) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
