// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Does to a window what one who is up to no good would do. By hand, with the full numbers, against a host that runs:
 * {@code java -cp src/test/target/test-classes org.morphogen.test.command.web.Attack LINK PID}
 */
public final class Attack {

    private static final long SEED = 7;

    private final Wire wire;
    private final List<String> faults = new ArrayList<>();

    /** @param wire to the window that is attacked */
    public Attack(Wire wire) {
        this.wire = wire;
    }

    /** What should not have happened. */
    public List<String> faults() {
        return faults;
    }

    private void expect(String what, String answer, int... statuses) {
        int status = Wire.status(answer);
        if (Arrays.stream(statuses).noneMatch(expected -> expected == status)) {
            faults.add(what + ": " + (answer.length() > 300 ? answer.substring(0, 300) : answer));
        }
    }

    /** Every path of the API without a token, and with wrong ones. Returns the number of requests. */
    public int strangers() throws IOException {
        String[] lines = {
            "GET /api/host",
            "GET /api/runs",
            "GET /api/events",
            "GET /api/plugins",
            "GET /api/runs/x/frames",
            "POST /api/runs/x/stop",
            "POST /api/plugins",
            "GET /api/nothing"
        };
        String[] tokens = {
            "", "Bearer", "Bearer " + "0".repeat(64), "Basic " + wire.token(), "Bearer " + wire.token() + "0"
        };
        int count = 0;
        for (String line : lines) {
            for (String token : tokens) {
                String header = token.isEmpty() ? "" : "\r\nAuthorization: " + token;
                expect(line + " as '" + token + "'", wire.call(line, wire.hostHeader() + header), 401);
                count++;
            }
            expect(
                    line + " with the token in the query",
                    wire.call(line + "?token=" + wire.token(), wire.hostHeader()),
                    401);
            count++;
        }
        return count;
    }

    /** Pages of other sites, and names that were bound to our address; all of them know the token. */
    public int otherSites() throws IOException {
        int count = 0;
        for (String origin :
                List.of("http://evil.example", "null", "https://" + wire.host() + ":" + wire.port(), "file://")) {
            expect("Origin " + origin, wire.call("GET /api/runs", wire.known() + "\r\nOrigin: " + origin), 403);
            expect(
                    "POST, Origin " + origin,
                    wire.call("POST /api/plugins", wire.known() + "\r\nOrigin: " + origin),
                    403);
            count += 2;
        }
        for (String host :
                List.of("evil.example", "evil.example:" + wire.port(), "127.0.0.1.evil.example", "", "a b")) {
            String headers = "Host: " + host + "\r\nAuthorization: Bearer " + wire.token();
            expect("Host " + host, wire.call("GET /api/runs", headers), 403, 400);
            expect("page, Host " + host, wire.call("GET /", headers), 403, 400);
            count += 2;
        }
        expect("two hosts", wire.call("GET /api/runs", wire.known() + "\r\nHost: evil.example"), 403, 400);
        return count + 1;
    }

    /** Paths that lead out of the page and out of a run's folder. */
    public int escapes(String run) throws IOException {
        int count = 0;
        for (String up : List.of(
                "..", "%2e%2e", "%252e%252e", "..%2f..", "..%5c..", "..\\..", ".%2e", "..;", "%c0%ae%c0%ae", "....")) {
            for (String base : List.of("/", "/css/", "/views/soup/", "/api/runs/" + run + "/files/")) {
                String path = base + (up + "/").repeat(8) + "etc/passwd";
                String answer = wire.get(path);
                expect(path, answer, 400, 404);
                if (answer.contains("root:")) {
                    faults.add("read a file: " + path);
                }
                count++;
            }
        }
        return count;
    }

    /** What is no HTTP, is too long, or contradicts itself. Random bytes have a fixed seed. */
    public int nonsense(int random) throws IOException {
        String get = "GET /api/runs HTTP/1.1\r\n" + wire.known() + "\r\n";
        List<String> all = new ArrayList<>(List.of(
                "\r\n\r\n\r\n",
                "GET\r\n\r\n",
                "GET /api/runs HTTP/7.0\r\n" + wire.known() + "\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000",
                get + "Content-Length: -1\r\n\r\n",
                get + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
                get + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nzz\r\n",
                get + "X: " + "x".repeat(100_000) + "\r\n\r\n",
                "GET /" + "x".repeat(100_000) + " HTTP/1.1\r\n" + wire.known() + "\r\n\r\n",
                get + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\r\n"
                        + "\u0081\u00ff\u0000",
                "TRACE / HTTP/1.1\r\nConnection: close\r\n" + wire.known() + "\r\n\r\n",
                "DELETE /api/runs HTTP/1.1\r\nConnection: close\r\n" + wire.known() + "\r\n\r\n"));
        Random bytes = new Random(SEED);
        for (int i = 0; i < random; i++) {
            byte[] noise = new byte[1 + bytes.nextInt(2_000)];
            bytes.nextBytes(noise);
            all.add(new String(noise, StandardCharsets.ISO_8859_1) + "\r\n\r\n");
        }
        for (String request : all) {
            String answer = hurried(request);
            if (Wire.status(answer) == 500 || answer.contains("Exception") || answer.contains("\tat ")) {
                faults.add("nonsense was no good: " + answer);
            }
        }
        return all.size();
    }

    /** Does not wait for an answer that will not come. */
    private String hurried(String request) throws IOException {
        try (Socket socket = wire.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readNBytes(4_000), StandardCharsets.ISO_8859_1);
        } catch (SocketException e) {
            return "";
        }
    }

    /** A body of so many bytes, with its length said and not said; returns how many were taken before it was cut off. */
    public long flood(String path, long bytes, boolean chunked) throws IOException {
        byte[] part = new byte[1 << 16];
        long sent = 0;
        try (Socket socket = wire.connect()) {
            OutputStream out = socket.getOutputStream();
            String length = chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + bytes;
            out.write(("POST " + path + " HTTP/1.1\r\n" + wire.known() + "\r\nContent-Type: application/json\r\n"
                            + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            while (sent < bytes) {
                if (chunked) {
                    out.write("10000\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                out.write(part);
                if (chunked) {
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                sent += part.length;
                if (socket.getInputStream().available() > 0) {
                    String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                    expect("a body of " + bytes + " bytes", answer, 413, 403);
                    return sent;
                }
            }
            faults.add("a body of " + bytes + " bytes was taken");
        } catch (SocketException e) {
            // Cut off: that is an answer too.
            return sent;
        }
        return sent;
    }

    /** The ticks that the first run has done. */
    public long done() throws IOException {
        Matcher matcher = Pattern.compile("\"done\": (\\d+)").matcher(wire.get("/api/runs"));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }

    String run() throws IOException {
        Matcher matcher = Pattern.compile("\"id\": \"([0-9a-f]+)\"").matcher(wire.get("/api/runs"));
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Waits until an answer comes, and returns how long that took, in seconds. */
    double answered(double most) throws IOException {
        long began = System.nanoTime();
        while ((System.nanoTime() - began) * 1e-9 < most) {
            try {
                if (Wire.status(wire.get("/api/host")) == 200) {
                    return (System.nanoTime() - began) * 1e-9;
                }
            } catch (java.net.SocketTimeoutException e) {
                continue;
            }
        }
        return Double.NaN;
    }

    // --- by hand --------------------------------------------------------------------------------------------------

    /** The numbers: 1 GB, 10,000 connections, 1,000 viewers. */
    public static void main(String[] args) throws IOException {
        Attack attack = new Attack(Wire.of(args[0]));
        Path status = Path.of("/proc", args[1], "status");
        String run = attack.run();
        attack.report("nothing", status, () -> {
            pause(10);
            return "";
        });
        attack.report("no token, wrong tokens", status, () -> attack.strangers() + " requests, none answered");
        attack.report("other origins and names", status, () -> attack.otherSites() + " requests, none answered");
        attack.report("paths that lead out", status, () -> attack.escapes(run) + " requests, none led out");
        attack.report("nonsense", status, () -> attack.nonsense(500) + " requests");
        attack.report(
                "a body of 1 GB",
                status,
                () -> attack.flood("/api/runs/" + run + "/pause", 1L << 30, false)
                        + " bytes sent with the length said, "
                        + attack.flood("/api/runs/" + run + "/pause", 1L << 30, true) + " without, "
                        + attack.flood("/api/plugins", 1L << 30, false) + " to install");
        attack.report("10,000 idle connections", status, () -> attack.idle(10_000, 20));
        attack.report("1,000 viewers", status, () -> attack.viewers(run, 1_000, 15));
        attack.report("1,500 viewers", status, () -> attack.viewers(run, 1_500, 15));
        attack.report("nothing again", status, () -> {
            pause(10);
            return "";
        });
        attack.faults().forEach(fault -> System.out.println("FAULT " + fault));
        System.out.println(
                attack.faults().isEmpty() ? "everything held" : attack.faults().size() + " faults");
    }

    private static void pause(int seconds) throws IOException {
        try {
            Thread.sleep(seconds * 1000L);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Something that is done to the host, and what came of it. */
    private interface Deed {
        String done() throws IOException;
    }

    private void report(String what, Path status, Deed deed) throws IOException {
        answered(30);
        long began = System.nanoTime();
        long before = done();
        String words = deed.done();
        double answer = answered(60);
        double seconds = (System.nanoTime() - began) * 1e-9;
        System.out.printf(
                Locale.ROOT,
                "%-26s %6.1f s  %8.1f ticks/s  %4d MB resident  %3s threads  next answer after %.2f s  %s%n",
                what,
                seconds,
                (done() - before) / seconds,
                Long.parseLong(field(status, "VmRSS")) / 1024,
                field(status, "Threads"),
                answer,
                words);
    }

    private static String field(Path status, String name) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .findFirst()
                .orElse("0");
    }

    /** Connects and says nothing; an honest caller asks meanwhile. */
    public String idle(int count, double seconds) throws IOException {
        try (Crowd crowd = new Crowd(wire, count, "")) {
            crowd.gather(seconds).stay(0.2);
            double answer = answered(60);
            return String.format(
                    Locale.ROOT,
                    "%d connected, %d closed by the host, an honest caller among them was answered after %.2f s",
                    crowd.connected(),
                    crowd.closed(),
                    answer);
        }
    }

    /** Looks at the picture, as fast as it comes. */
    public String viewers(String run, int count, double seconds) throws IOException {
        String request =
                "GET /api/runs/" + run + "/frames?view=picture&fps=30 HTTP/1.1\r\n" + wire.known() + "\r\n\r\n";
        try (Crowd crowd = new Crowd(wire, count, request)) {
            crowd.gather(seconds).stay(seconds);
            long[] bytes = crowd.bytes();
            long all = Arrays.stream(bytes).sum();
            return String.format(
                    Locale.ROOT,
                    "%d connected, %d watch (least %d kB, most %d kB each, %.0f MB/s in all), %d told to come back",
                    crowd.connected(),
                    bytes.length,
                    bytes.length == 0 ? 0 : bytes[0] / 1000,
                    bytes.length == 0 ? 0 : bytes[bytes.length - 1] / 1000,
                    all / seconds / 1e6,
                    crowd.answered(503));
        }
    }
}
