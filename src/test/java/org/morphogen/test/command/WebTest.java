// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.test.command.web.Attack;
import org.morphogen.test.command.web.Wire;

/** The web page's server, in front of a small training by the real command. */
@Timeout(120)
class WebTest {

    @TempDir
    static Path folder;

    private static Process process;
    private static Wire wire;
    private static String run;

    @BeforeAll
    static void start() throws Exception {
        process = new Command(folder)
                .start(
                        folder.resolve("out.txt"),
                        folder.resolve("err.txt"),
                        "run",
                        "--web",
                        "growing-lizard",
                        "--set",
                        "substrate.width=24",
                        "--set",
                        "substrate.height=24",
                        "--set",
                        "losses.0.size=16",
                        "--set",
                        "training.iterations=1000000",
                        "--set",
                        "training.saveEvery=20",
                        "--set",
                        "training.batch=2",
                        "--set",
                        "training.steps=[6,9]",
                        "--set",
                        "training.pool.size=8",
                        "--set",
                        "observers=[]",
                        "--out",
                        "r");
        until("the window is open", () -> told().contains("/#token="));
        Matcher link = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/#token=[0-9a-f]{64}")
                .matcher(told());
        assertTrue(link.find(), WebTest::told);
        wire = Wire.of(link.group());
        until("the run goes on", () -> number(runs(), "done") > 30);
        run = text(runs(), "id");
    }

    @AfterAll
    static void end() throws InterruptedException {
        process.destroy();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < deadline && process.isAlive(), () -> "never: " + what + "\n" + told());
            Thread.sleep(20);
        }
    }

    private static String told() {
        try {
            return Files.readString(folder.resolve("err.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String runs() throws IOException {
        return Wire.body(wire.get("/api/runs"));
    }

    private static double number(String json, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\":\\s*(-?[0-9.eE+-]+)").matcher(json);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }

    private static String text(String json, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\":\\s*\"([^\"]*)\"").matcher(json);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String ask(int status, String what, String json) throws IOException {
        String answer = wire.post("/api/runs/" + run + "/" + what, json);
        assertEquals(status, Wire.status(answer), answer);
        return Wire.body(answer);
    }

    private static String see(String what) throws IOException {
        String answer = wire.get("/api/runs/" + run + what);
        assertEquals(200, Wire.status(answer), answer);
        return Wire.body(answer);
    }

    @Test
    void thePageIsServedAndTheRunIsTold() throws IOException {
        String page = wire.call("GET /", "Host: localhost:" + wire.port());
        assertEquals(200, Wire.status(page));
        assertTrue(page.contains("<title>"), page);
        assertEquals("growing-lizard", text(runs(), "name"));
        assertTrue(runs().contains("\"trains\": true"));
        String all = see("");
        for (String word : List.of(
                "\"width\": 24",
                "\"erasable\": true",
                "\"seedable\": true",
                "\"id\": \"channel-15\"",
                "\"path\": \"rule.fireRate\"",
                "\"above\": true",
                "\"name\": \"experiment.json\"",
                "\"swaps\":",
                "\"versions\":",
                "\"experiment\":")) {
            assertTrue(all.contains(word), word + " in " + all);
        }
        assertFalse(all.contains("rule.hidden\""), "a slider that cannot be moved");
        assertTrue(Wire.body(wire.get("/api/host")).contains("\"install\": false"));
        assertTrue(Wire.body(wire.get("/api/plugins")).contains("\"usedBy\": [\"" + run + "\"]"));
        assertTrue(see("/metrics?from=3").contains("\"loss\""));
        assertTrue(see("/timings").contains("--profile"));
    }

    @Test
    void aRunIsPausedSteppedDamagedSeededAndGoesOn() throws Exception {
        ask(200, "pause", "{}");
        until("it pauses", () -> text(runs(), "phase").equals("PAUSED"));
        double done = number(runs(), "done");
        ask(200, "step", "{\"ticks\": 3}");
        until("it has done three", () -> number(runs(), "done") == done + 3);
        Frame before = frame("view=picture&sample=1");
        assertEquals(24, before.width());
        assertEquals((long) done + 3, before.tick());
        ask(200, "damage", "{\"sample\": 1, \"x\": 12, \"y\": 12, \"radius\": 40}");
        for (byte white : frame("view=picture&sample=1").rgba()) {
            assertEquals(-1, white);
        }
        ask(200, "seed", "{\"sample\": 1, \"x\": 5.5, \"y\": 7.5}");
        byte[] seeded = frame("view=channel-3&sample=1").rgba();
        assertEquals(178, Byte.toUnsignedInt(seeded[4 * (7 * 24 + 5)]));
        assertEquals(247, Byte.toUnsignedInt(seeded[4 * (7 * 24 + 6)]), 2);
        ask(200, "speed", "{\"ticksPerSecond\": 5}");
        double slow = number(runs(), "done");
        ask(200, "resume", "{}");
        Thread.sleep(1500);
        double ticks = number(runs(), "done") - slow;
        assertTrue(ticks >= 4 && ticks <= 10, ticks + " ticks in 1.5 s at 5 a second");
        assertEquals(5.0, number(runs(), "ticksPerSecond"));
        ask(200, "speed", "{\"ticksPerSecond\": null}");
        until("it goes on", () -> number(runs(), "done") > slow + 20);
    }

    private record Frame(int width, long tick, byte[] rgba) {}

    private static Frame frame(String query) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + wire.port() + "/api/runs/" + run + "/frames?" + query))
                .header("Authorization", "Bearer " + wire.token())
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(200, answer.statusCode());
        try (DataInputStream in = new DataInputStream(answer.body())) {
            ByteBuffer head = ByteBuffer.wrap(in.readNBytes(32)).order(ByteOrder.LITTLE_ENDIAN);
            assertEquals(0x4D4F5250, head.getInt());
            int width = head.getInt();
            int height = head.getInt();
            assertEquals(0, head.getInt());
            long tick = head.getLong();
            head.getFloat();
            assertEquals(4 * width * height, head.getInt());
            return new Frame(width, tick, in.readNBytes(4 * width * height));
        }
    }

    @Test
    void aSwapIsDoneAndToldAndAWrongOneLeavesTheRun() throws Exception {
        String answer = ask(200, "swap", "{\"settings\": [\"rule.fireRate=0.75\"]}");
        assertTrue(answer.contains("\"pointer\": \"/rule\"") && answer.contains("\"reinitialised\": []"), answer);
        assertTrue(see("").contains("\"from\": \"neural 1.0.0\""));
        String wrong = ask(409, "swap", "{\"settings\": [\"rule.fireRate=7\", \"rule.hiden=3\"]}");
        assertTrue(wrong.contains("\"pointer\": \"/rule/fireRate\"") && wrong.contains("Did you mean 'hidden'"), wrong);
        String other = ask(409, "swap", "{\"settings\": [\"rule.hidden=64\"]}");
        assertTrue(other.contains("goes on as it was") && other.contains("parameters do not fit"), other);
        ask(400, "swap", "{}");
        double done = number(runs(), "done");
        until("it goes on", () -> number(runs(), "done") > done);
    }

    @Test
    void filesOfTheFolderAreDownloadedAndABranchGoesOnFromThere() throws Exception {
        String file = wire.get("/api/runs/" + run + "/files/experiment.json");
        assertEquals(200, Wire.status(file));
        assertTrue(file.contains("Content-Disposition: attachment")
                && Wire.body(file).contains("growing-lizard"));
        assertEquals(404, Wire.status(wire.get("/api/runs/" + run + "/files/nothing.json")));
        until("there is a checkpoint", () -> Files.isDirectory(folder.resolve("r/checkpoints")));
        String branch = ask(200, "branch", "{\"settings\": [\"rule.fireRate=0.3\"]}");
        String id = text(branch, "id");
        until("the branch is listed", () -> runs().contains(id));
        String answer = wire.post("/api/runs/" + id + "/stop", "{}");
        assertTrue(Wire.status(answer) == 200, answer);
        until("the branch is over", () -> Wire.status(wire.post("/api/runs/" + id + "/pause", "{}")) == 409);
    }

    @Test
    void mistakesHaveTheirStatusAndWords() throws IOException {
        ask(400, "step", "{\"ticks\": 0}");
        ask(400, "speed", "{\"ticksPerSecond\": -1}");
        ask(400, "damage", "{\"x\": 1}");
        ask(400, "damage", "{\"x\": 1, \"y\": 1, \"radius\": 2, \"sample\": 99}");
        ask(400, "seed", "{\"x\": -5, \"y\": 1}");
        ask(404, "explode", "{}");
        assertEquals(404, Wire.status(wire.get("/api/runs/00000000")));
        assertEquals(405, Wire.status(wire.post("/api/host", "{}")));
        assertEquals(400, Wire.status(wire.get("/api/runs/" + run + "/frames?view=channel-99")));
        assertEquals(400, Wire.status(wire.get("/api/runs/" + run + "/frames?sample=7")));
        assertEquals(400, Wire.status(wire.get("/api/runs/" + run + "/frames?fps=1000")));
        assertEquals(400, Wire.status(wire.get("/api/runs/" + run + "/frames?view=soup")));
        String install = wire.post("/api/plugins", "{}");
        assertEquals(403, Wire.status(install));
        assertTrue(install.contains("--web-install"), install);
    }

    @Test
    void eventsTellOfTheRunAndOfSwaps() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + wire.port() + "/api/events"))
                .header("Authorization", "Bearer " + wire.token())
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        assertEquals(
                "text/event-stream", answer.headers().firstValue("Content-Type").orElse(""));
        var lines = answer.body().iterator();
        assertEquals("event: runs", lines.next());
        assertTrue(lines.next().contains(run));
        ask(200, "swap", "{\"settings\": [\"rule.fireRate=0.625\"]}");
        String line = lines.next();
        while (!line.equals("event: swapped")) {
            line = lines.next();
        }
        assertTrue(lines.next().contains("\"to\": \"neural 1.0.0\""));
        answer.body().close();
    }

    @Test
    void anAttackLeavesTheRunAlone() throws Exception {
        Attack attack = new Attack(wire);
        long before = attack.done();
        attack.strangers();
        attack.otherSites();
        attack.escapes(run);
        attack.nonsense(50);
        attack.flood("/api/runs/" + run + "/pause", 1L << 30, false);
        attack.flood("/api/plugins", 1L << 30, true);
        String idle = attack.idle(300, 20);
        assertTrue(idle.startsWith("300 connected"), idle);
        String viewers = attack.viewers(run, 60, 1.5);
        assertTrue(viewers.startsWith("60 connected, 60 watch"), viewers);
        assertEquals(List.of(), attack.faults());
        until("it goes on", () -> attack.done() > before);
    }
}
