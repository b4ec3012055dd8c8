// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.test.command.web.Wire;

/** Plugins come into a host that serves, and go from it, by the command and over HTTP. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostPluginsTest {

    @TempDir
    static Path folder;

    private static Serving host;
    private static Command command;
    private static Wire wire;

    /** The host begins with a plugin that its user had installed. */
    @BeforeAll
    static void serve() throws Exception {
        Rebuilt.install(folder.resolve("plugins"), "vote", "1.0.0");
        host = new Serving(folder, "--at-once", "2", "--web", "--web-install");
        command = host.command();
        host.until("the window is open", () -> host.told("host").contains("/#token="));
        Matcher link = Pattern.compile("http://\\S+/#token=[0-9a-f]{64}").matcher(host.told("host"));
        assertTrue(link.find());
        wire = Wire.of(link.group());
    }

    @AfterAll
    static void end() throws Exception {
        host.close();
    }

    @Test
    void whatIsRemovedGoesFromTheHostUnlessARunNeedsItOrMayWait() throws Exception {
        Path shop = folder.resolve("shop");
        Rebuilt.install(shop, "vote", "1.1.0");
        Rebuilt.install(folder.resolve("plugins"), "vote-not-this", "1.0.0");
        host.attach("r", "life", "--set", "steps=1000000000", "--set", "observers=[]", "--set", "rule.type=vote");

        done(
                command.run("plugins", "update", "org.example.vote", "--from", shop.toString()),
                "has it too: rule 'vote'");
        assertTrue(plugins().contains("\"vote\", \"version\": \"1.1.0\""), HostPluginsTest::plugins);
        done(command.run("plugins", "remove", "org.example.vote@1.1.0"), "has it no more: rule 'vote'");
        assertFalse(plugins().contains("\"version\": \"1.1.0\""), HostPluginsTest::plugins);

        Command.Outcome used = command.run("plugins", "remove", "org.example.vote");
        assertEquals(1, used.code(), used::all);
        assertTrue(used.err().contains("('life') uses org.example.vote 1.0.0. Stop it, "), used::all);
        assertTrue(Files.exists(folder.resolve("plugins/org.example.vote-1.0.0.jar")), "it is removed");
        long before = host.done("r");
        host.until("the run goes on", () -> host.done("r") > before);

        Command.Outcome waits = command.run("plugins", "remove", "org.example.vote", "--let-wait");
        done(waits, "these runs wait until it is back: [");
        host.until("the run waits", () -> host.is("r", "waiting"));
        long kept = host.done("r");
        assertTrue(Files.exists(folder.resolve("plugins/org.example.vote-not-this-1.0.0.jar")), "another one went");
        Rebuilt.install(shop, "vote", "1.2.0");
        done(command.run("plugins", "install", "org.example.vote", "--from", shop.toString()), "has it too");
        host.until("the run goes on from there", () -> host.done("r") > kept);
    }

    @Test
    void aJarThatIsSentIsInstalledWholeOrNotAtAll() throws Exception {
        byte[] jar = Rebuilt.rule("sent", "1.0.0");
        Wire stranger = new Wire(wire.host(), wire.port(), "0".repeat(64));
        assertEquals(401, Wire.status(post(stranger, "", jar.length, jar)));
        refused(409, post(wire, "", jar.length / 2, Arrays.copyOf(jar, jar.length / 2)), "cannot be read");
        refused(409, post(wire, "", 5, "hello".getBytes(StandardCharsets.US_ASCII)), "cannot be read");
        byte[] changed = jar.clone();
        changed[jar.length / 2] ^= 1;
        refused(400, post(wire, digest(jar), changed.length, changed), "Nothing was installed");
        refused(400, post(wire, "\r\nContent-Digest: md5=:AAAA:", jar.length, jar), "is to have sha-256");
        refused(413, post(wire, "", (1 << 26) + 1, jar), "at most 67108864 bytes");
        // The connection ends before the length that was said.
        refused(400, post(wire, "", jar.length, Arrays.copyOf(jar, jar.length - 1)), "not well formed");
        assertFalse(plugins().contains("sent"), HostPluginsTest::plugins);

        String answer = post(wire, digest(jar), jar.length, jar);
        assertEquals(200, Wire.status(answer), answer);
        assertTrue(Wire.body(answer).contains("\"bundle\": \"org.example.sent\""), answer);
        assertTrue(plugins().contains("\"sent\", \"version\": \"1.0.0\""), HostPluginsTest::plugins);
        refused(409, post(wire, "", jar.length, jar), "org.example.sent");

        Command.Outcome run = command.run(
                "run", "life", "--set", "steps=4", "--set", "observers=[]", "--set", "rule.type=sent", "--out", "s");
        done(run, "The host of process ");
        String record = Files.readString(folder.resolve("s/experiment.json"));
        assertTrue(record.contains("\"jar\": \"" + java.util.HexFormat.of().formatHex(sha256(jar)) + "\""), record);
    }

    private static String plugins() {
        try {
            return Wire.body(wire.get("/api/plugins"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void done(Command.Outcome outcome, String words) {
        assertEquals(0, outcome.code(), outcome::all);
        assertTrue(outcome.err().contains(words), outcome::all);
    }

    private static void refused(int status, String answer, String words) {
        assertEquals(status, Wire.status(answer), answer);
        assertTrue(Wire.body(answer).contains(words), answer);
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String digest(byte[] jar) throws Exception {
        return "\r\nContent-Digest: sha-256=:" + Base64.getEncoder().encodeToString(sha256(jar)) + ":";
    }

    /** Sends what there is, says no more, and reads the answer; "" if there is none. */
    private static String post(Wire to, String headers, int length, byte[] body) throws IOException {
        try (Socket socket = to.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/plugins HTTP/1.1\r\nConnection: close\r\n" + to.known()
                            + "\r\nContent-Type: application/java-archive" + headers + "\r\nContent-Length: " + length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
