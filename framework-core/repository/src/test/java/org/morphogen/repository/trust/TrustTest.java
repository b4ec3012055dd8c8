// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.trust;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.run.RunException;

class TrustTest {

    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    private Path folder;

    private KeyPair pair;
    private Path file;
    private Trust trust;

    @BeforeEach
    void configureAKey() throws GeneralSecurityException, IOException {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path key = folder.resolve("plugins.pem");
        Files.writeString(
                key,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(pair.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        file = folder.resolve("rule.jar");
        trust = Trust.in(key);
    }

    private byte[] signature() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(CONTENT);
        return signature.sign();
    }

    @Test
    void aSignedFileIsTakenWhetherItsSignatureIsRawOrText() throws GeneralSecurityException, IOException {
        Path beside = folder.resolve("rule.jar.sig");
        Files.write(beside, signature());
        assertDoesNotThrow(() -> trust.check(CONTENT, file.toUri()));
        Files.writeString(beside, Base64.getEncoder().encodeToString(signature()) + "\n");
        assertDoesNotThrow(() -> trust.check(CONTENT, file.toUri()));
    }

    @Test
    void aChangedFileIsRefused() throws GeneralSecurityException, IOException {
        Files.write(folder.resolve("rule.jar.sig"), signature());
        assertRefused(new byte[] {1, 2, 4}, "does not match its signature");
    }

    @Test
    void anUnsignedFileIsRefused() {
        assertRefused(CONTENT, "has no signature");
    }

    @Test
    void whatIsNoSignatureIsRefused() throws IOException {
        Files.writeString(folder.resolve("rule.jar.sig"), "hello");
        assertRefused(CONTENT, "is no Ed25519 signature");
    }

    @Test
    void withoutAKeyNothingIsChecked() {
        assertDoesNotThrow(() -> Trust.in(folder.resolve("none.pem")).check(CONTENT, file.toUri()));
    }

    @Test
    void whatIsNoKeyIsNamed() throws IOException {
        Path key = Files.writeString(folder.resolve("bad.pem"), "secret");
        String message = assertThrows(RunException.class, () -> Trust.in(key)).getMessage();
        assertTrue(message.contains("bad.pem is no Ed25519 public key"), message);
    }

    @Test
    void checksumsAreThoseOfSha256() {
        assertEquals("039058C6F2C0CB492C533B0A4D14EF77CC0F78ABCCCED5287D84A1A2011CFB81", Trust.checksum(CONTENT));
    }

    private void assertRefused(byte[] content, String reason) {
        String message = assertThrows(RunException.class, () -> trust.check(content, file.toUri()))
                .getMessage();
        assertTrue(message.contains(reason) && message.contains("Nothing was installed"), message);
    }
}
