// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real browser. Of a test that fails it keeps a picture of the page and what the page wrote to its console. */
final class Chromium implements AutoCloseable, AfterTestExecutionCallback {

    private static final Path HOME = Path.of(System.getProperty("morphogen.home"));
    private static final Path SETUP = HOME.resolve("../../../.ci/browser").normalize();
    private static final Path KEPT = Path.of("target", "browser");
    private static final double TIMEOUT_MS = 20_000;

    private final Playwright playwright;
    private final Browser browser;
    private final StringBuffer console = new StringBuffer();
    private Page page;

    Chromium() throws IOException, InterruptedException {
        Map<String, String> programs = programs();
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MS);
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        Objects.requireNonNull(programs.get("node")),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(Objects.requireNonNull(programs.get("chromium"))))
                        .setHeadless(true)
                        .setTimeout(60_000)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Where the browser and Node.js are; sets them up where they are not, and waits for who does that already. */
    private static Map<String, String> programs() throws IOException, InterruptedException {
        Path err = Files.createTempFile("browser", ".txt");
        Process setup = new ProcessBuilder("sh", SETUP.toString(), "install")
                .redirectError(err.toFile())
                .start();
        String out = new String(setup.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!setup.waitFor(10, TimeUnit.MINUTES) || setup.exitValue() != 0) {
            setup.destroyForcibly();
            throw new AssertionError("No browser for the tests: " + Files.readString(err));
        }
        Map<String, String> programs = new HashMap<>();
        out.lines().forEach(line -> programs.put(line.split(" ", 2)[0], line.split(" ", 2)[1]));
        return programs;
    }

    /** A page of its own, with nothing stored. */
    Page open(String address) {
        return open(address, new Browser.NewContextOptions());
    }

    Page open(String address, Browser.NewContextOptions options) {
        if (page != null) {
            page.context().close();
        }
        console.setLength(0);
        BrowserContext context = browser.newContext(options.setViewportSize(1280, 860));
        context.setDefaultTimeout(TIMEOUT_MS);
        page = context.newPage();
        page.onConsoleMessage(message -> console.append(message.text()).append('\n'));
        page.onPageError(error -> console.append("error: ").append(error).append('\n'));
        page.navigate(address);
        return page;
    }

    /** What the page wrote to its console and what it threw. */
    String console() {
        return console.toString();
    }

    /** The checker of accessibility, as text to evaluate. */
    static String axe() throws IOException {
        try (InputStream stream = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent() && page != null) {
            String name = context.getRequiredTestMethod().getName();
            Files.createDirectories(KEPT);
            Files.writeString(KEPT.resolve(name + ".log"), console());
            page.screenshot(new Page.ScreenshotOptions().setPath(KEPT.resolve(name + ".png")));
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
