// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.config.Problem;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.RunException;
import org.morphogen.api.view.Window;
import org.morphogen.config.text.JsonText;

/** The server as it is, with a site of its own behind the gate. */
@Timeout(20)
class DoorTest {

    private static final Limits SMALL = new Limits(50, 2, 1000, 2000, 4096, 2000, 8, 1_000_000);

    private final Token token = Token.random();
    private Door door;

    @BeforeEach
    void open() {
        door = Door.open(new Window.Place("127.0.0.1", 0, false), SMALL, token, new JsonText(), this::answer);
    }

    @AfterEach
    void close() {
        door.close();
    }

    private void answer(Exchange exchange) throws IOException {
        switch (exchange.path()) {
            case "/api/echo" ->
                exchange.answer(
                        Map.of("x", exchange.arguments(SMALL.bodyBytes()).number("x")));
            case "/api/mistake" ->
                throw new ExperimentException(
                        "It cannot run:", List.of(new Problem("/rule/hidden", "0", "at least 1", "", true)));
            case "/api/busy" -> throw new RunException("The run waits");
            case "/api/error" -> throw new IllegalStateException("broken");
            default -> exchange.answer(List.of(exchange.path()));
        }
    }

    private String call(String head, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            OutputStream out = socket.getOutputStream();
            out.write((head + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException e) {
            return "reset";
        }
    }

    private String host() {
        return "Host: 127.0.0.1:" + door.port();
    }

    private String known() {
        return host() + "\r\nConnection: close\r\nAuthorization: Bearer " + token.text();
    }

    private static void status(int expected, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + expected + " "), answer);
    }

    private String post(String body) throws IOException {
        return call(
                "POST /api/echo HTTP/1.1\r\n" + known() + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length(),
                body);
    }

    @Test
    void aTokenHas256BitsAndNoTwoAreAlike() {
        assertTrue(token.text().matches("[0-9a-f]{64}"));
        assertFalse(token.equals(Token.random()));
    }

    @Test
    void whoKnowsTheTokenIsAnswered() throws IOException {
        status(200, call("GET /api/any HTTP/1.1\r\n" + known(), ""));
        assertTrue(post("{\"x\": 2}").endsWith("{\"x\": 2.0}"));
    }

    @Test
    void pagesNeedNoToken() throws IOException {
        status(200, call("GET /index.html HTTP/1.1\r\nConnection: close\r\n" + host(), ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\nAuthorization: Bearer ",
                "\r\nAuthorization: Bearer 0000",
                "\r\nAuthorization: Basic TOKEN",
                "\r\nAuthorization: Bearer TOKENx",
                "\r\nAuthorization: Bearer TOKEN\r\nAuthorization: Bearer x"
            })
    void whoDoesNotKnowItIsNot(String header) throws IOException {
        String answer = call(
                "GET /api/any HTTP/1.1\r\nConnection: close\r\n" + host() + header.replace("TOKEN", token.text()), "");
        status(401, answer);
        assertTrue(answer.contains("WWW-Authenticate: Bearer") && answer.contains("\"error\": \"The token"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: evil.example:PORT",
                "Host: 127.0.0.1.evil.example:PORT",
                "Host: localhost.evil.example",
                "Host: 127.0.0.1@evil.example"
            })
    void aNameThatWasBoundToOurAddressIsTurnedAway(String header) throws IOException {
        String answer = call(
                "GET /api/any HTTP/1.1\r\nConnection: close\r\nAuthorization: Bearer " + token.text() + "\r\n"
                        + header.replace("PORT", String.valueOf(door.port())),
                "");
        assertTrue(answer.startsWith("HTTP/1.1 403 ") || answer.startsWith("HTTP/1.1 400 "), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "https://127.0.0.1:PORT", "http://127.0.0.1:1"})
    void pagesOfOtherOriginsAreTurnedAwayEvenWithTheToken(String origin) throws IOException {
        String header = "\r\nOrigin: " + origin.replace("PORT", String.valueOf(door.port()));
        status(403, call("GET /api/any HTTP/1.1\r\n" + known() + header, ""));
        status(200, call("GET /api/any HTTP/1.1\r\n" + known() + "\r\nOrigin: http://127.0.0.1:" + door.port(), ""));
    }

    @Test
    void everyAnswerSaysWhatABrowserMayDoWithIt() throws IOException {
        for (String path : List.of("/", "/api/any", "/api/error")) {
            String answer = call("GET " + path + " HTTP/1.1\r\n" + known(), "");
            assertTrue(answer.contains("Content-Security-Policy: default-src 'none';"), answer);
            assertTrue(answer.contains("frame-ancestors 'none'"), answer);
            assertTrue(answer.contains("X-Content-Type-Options: nosniff"), answer);
            assertTrue(answer.contains("Referrer-Policy: no-referrer"), answer);
            assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("jetty"), answer);
        }
        assertTrue(call("GET /api/any HTTP/1.1\r\n" + known(), "").contains("Cache-Control: no-store"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%2e%2e/secret HTTP/1.1",
                "GET /a%2fb HTTP/1.1",
                "GET /a/..;/b HTTP/1.1",
                "GET /%00 HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GARBAGE",
                "GET /api/any HTTP/9.9",
                "\u0000\u0001"
            })
    void whatIsNoProperRequestIsRefusedInWords(String line) throws IOException {
        String answer = call(line + "\r\n" + known(), "");
        assertTrue(answer.isEmpty() || answer.matches("(?s)HTTP/1.1 (400|505) .*not well formed.*"), answer);
    }

    @Test
    void aBodyThatSaysThatItIsTooLongIsRefusedBeforeItComes() throws IOException {
        String answer = call(
                "POST /api/echo HTTP/1.1\r\n" + known()
                        + "\r\nContent-Type: application/json\r\nContent-Length: 1000000000",
                "");
        status(413, answer);
        assertTrue(answer.contains("Connection: close"), answer);
    }

    @Test
    void aBodyThatDoesNotSaySoIsRefusedWhenItIsTooLong() throws IOException {
        StringBuilder chunks = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            chunks.append("64\r\n").append("x".repeat(100)).append("\r\n");
        }
        String answer = call(
                "POST /api/echo HTTP/1.1\r\n" + known()
                        + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked",
                chunks + "0\r\n\r\n");
        status(413, answer);
    }

    @Test
    void headersThatAreTooLongAreRefused() throws IOException {
        status(431, call("GET /api/any HTTP/1.1\r\n" + known() + "\r\nX: " + "x".repeat(5000), ""));
    }

    @Test
    void mistakesOfABodyAreToldAsSuch() throws IOException {
        status(400, post("{\"x\": "));
        status(400, post("[1]"));
        status(400, post("{\"x\": \"two\"}"));
        status(
                415,
                call(
                        "POST /api/echo HTTP/1.1\r\n" + known() + "\r\nContent-Type: text/plain\r\nContent-Length: 2",
                        "{}"));
    }

    @Test
    void whatIsThrownBehindTheGateBecomesAStatusAndWords() throws IOException {
        String mistake = call("GET /api/mistake HTTP/1.1\r\n" + known(), "");
        status(400, mistake);
        assertTrue(
                mistake.contains("\"pointer\": \"/rule/hidden\"") && mistake.contains("expected at least 1"), mistake);
        status(409, call("GET /api/busy HTTP/1.1\r\n" + known(), ""));
        status(500, call("GET /api/error HTTP/1.1\r\n" + known(), ""));
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            long began = System.nanoTime();
            assertEquals(-1, socket.getInputStream().read());
            assertTrue(System.nanoTime() - began > 1_000_000_000L);
        }
    }

    @Test
    void aPortThatIsTakenIsToldWithAdvice() {
        RunException failure = assertThrows(
                RunException.class,
                () -> Door.open(
                        new Window.Place("127.0.0.1", door.port(), false), SMALL, token, new JsonText(), this::answer));
        assertTrue(String.valueOf(failure.getMessage()).contains("Choose another port"), failure.getMessage());
    }
}
