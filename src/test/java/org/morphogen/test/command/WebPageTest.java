// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page of a training, in a real browser: one process, and a page of its own for each test. */
@Timeout(120)
class WebPageTest {

    private static final String KERNEL = "opencl/isotropic_gradient_length.cl";
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/#token=(\\w+)");

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Chromium BROWSER = chromium();

    private static Process run;
    private static String address;

    private static Chromium chromium() {
        try {
            return new Chromium();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeAll
    static void startARun() throws Exception {
        installARuleThatDoesNotCompile();
        Path err = folder.resolve("err.txt");
        run = new Command(folder)
                .start(
                        folder.resolve("out.txt"),
                        err,
                        "run",
                        "growing-lizard",
                        "--web",
                        "--set",
                        "rule={\"type\": \"isotropic\", \"version\": \"[1,2)\", \"variant\": \"lap-gradnorm\", \"hidden\": 32}",
                        "--set",
                        "substrate.width=24",
                        "--set",
                        "substrate.height=24",
                        "--set",
                        "losses.0.size=16",
                        "--set",
                        "training.iterations=1000000",
                        "--set",
                        "training.batch=2",
                        "--set",
                        "training.steps=[6,9]",
                        "--set",
                        "training.pool.size=8",
                        "--set",
                        "observers=[{\"type\": \"metrics\", \"every\": 1}]",
                        "--out",
                        "r");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Matcher matcher = ADDRESS.matcher("");
        while (!matcher.reset(Files.exists(err) ? Files.readString(err) : "").find()) {
            assertTrue(run.isAlive() && System.nanoTime() < deadline, matcher::toString);
            Thread.sleep(50);
        }
        address = matcher.group();
    }

    @AfterAll
    static void endIt() throws InterruptedException {
        BROWSER.close();
        if (run != null) {
            run.destroy();
            assertTrue(run.waitFor(60, TimeUnit.SECONDS));
        }
    }

    /** Version 8 of a rule that ships, with a word misspelt in its kernel. */
    private static void installARuleThatDoesNotCompile() throws IOException {
        Path bundles = Path.of(System.getProperty("morphogen.home")).resolve("bundles");
        Files.createDirectories(folder.resolve("plugins"));
        try (Stream<Path> files = Files.walk(bundles);
                OutputStream to = Files.newOutputStream(folder.resolve("plugins/rule-isotropic-8.jar"))) {
            Path jar = files.filter(file -> file.endsWith("morphogen-rule-isotropic.jar"))
                    .findFirst()
                    .orElseThrow();
            try (JarInputStream from = new JarInputStream(Files.newInputStream(jar))) {
                Manifest manifest = from.getManifest();
                manifest.getMainAttributes().putValue("Bundle-Version", "8.0.0");
                JarOutputStream copy = new JarOutputStream(to, manifest);
                for (JarEntry entry = from.getNextJarEntry(); entry != null; entry = from.getNextJarEntry()) {
                    copy.putNextEntry(new JarEntry(entry.getName()));
                    String text = new String(from.readAllBytes(), StandardCharsets.ISO_8859_1);
                    String edited =
                            entry.getName().equals(KERNEL) ? text.replace("const int row = ", "const in row = ") : text;
                    copy.write(edited.getBytes(StandardCharsets.ISO_8859_1));
                }
                copy.finish();
            }
        }
    }

    private static Page open() {
        Page page = BROWSER.open(address);
        await(page, "document.getElementById('cells')?.dataset.tick !== undefined");
        // What another test left paused, because it failed, goes on.
        if (page.locator(".run-title .phase").textContent().equals("paused")) {
            goOn(page);
        }
        return page;
    }

    /** Playwright's own wait evaluates texts in the page, which the page's policy forbids. */
    private static void await(Page page, String condition, Object... argument) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Boolean.TRUE.equals(page.evaluate(condition, argument.length > 0 ? argument[0] : null))) {
            assertTrue(System.nanoTime() < deadline, condition);
            page.waitForTimeout(30);
        }
    }

    private static long tick(Page page) {
        return Long.parseLong(page.locator("#cells").getAttribute("data-tick"));
    }

    private static void awaitTickAfter(Page page, long tick) {
        await(page, "tick => Number(document.getElementById('cells').dataset.tick) > tick", (double) tick);
    }

    /** How many cells of the picture are not white. */
    private static int coloured(Page page) {
        return ((Number) page.evaluate("""
                () => {
                  const cells = document.getElementById('cells');
                  const { data } = cells.getContext('2d').getImageData(0, 0, cells.width, cells.height);
                  let found = 0;
                  for (let i = 0; i < data.length; i += 4) found += data[i] + data[i + 1] + data[i + 2] < 765 ? 1 : 0;
                  return found;
                }""")).intValue();
    }

    private static void awaitColoured(Page page, int atMost) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (coloured(page) > atMost) {
            assertTrue(System.nanoTime() < deadline, () -> coloured(page) + " cells are still there");
            page.waitForTimeout(50);
        }
    }

    private static void pause(Page page) {
        page.getByRole(AriaRole.BUTTON, named("Pause")).click();
        assertThat(page.locator(".run-title .phase")).hasText("paused");
        page.waitForTimeout(200);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void goOn(Page page) {
        page.getByRole(AriaRole.BUTTON, named("Resume")).click();
        assertThat(page.locator(".run-title .phase")).hasText("running");
    }

    @Test
    void aRunIsSeenGoingOn() {
        Page page = open();
        assertThat(page.locator("h1")).hasText("growing-lizard");
        awaitTickAfter(page, tick(page) + 5);
        Locator curve = page.locator(".plot path.line");
        curve.waitFor();
        int length = curve.getAttribute("d").length();
        await(page, "length => document.querySelector('.plot path.line').getAttribute('d').length > length", length);
        assertThat(page.locator(".field-progress dd")).containsText("of 1,000,000");
        assertThat(page.locator(".field-dynamics dd")).hasText("composed");
        await(page, "Number(document.querySelector('.field-frames dd').textContent) > 1");
        assertThat(page.locator(".runs a[aria-current]")).containsText("growing-lizard");
        assertEquals("", BROWSER.console());
    }

    @Test
    void itPausesStepsAndGoesOn() {
        Page page = open();
        pause(page);
        long tick = tick(page);
        page.waitForTimeout(300);
        assertEquals(tick, tick(page));
        page.locator("h1").click();
        page.keyboard().press(".");
        awaitTickAfter(page, tick);
        assertEquals(tick + 1, tick(page));
        page.keyboard().press(" ");
        awaitTickAfter(page, tick + 3);
    }

    @Test
    void aPageOpenedOnARunThatWaitsShowsIt() {
        Page page = open();
        pause(page);
        // What the page asks for first is there long before the run's details are.
        page.route(Pattern.compile("/api/runs/\\w+$"), route -> {
            page.waitForTimeout(400);
            route.resume();
        });
        page.reload();
        await(page, "document.getElementById('cells')?.dataset.tick !== undefined");
        assertTrue(coloured(page) > 0);
        page.unrouteAll();
        goOn(page);
    }

    @Test
    void draggingOverThePictureDamagesIt() {
        Page page = open();
        pause(page);
        int before = coloured(page);
        assertTrue(before > 0);
        page.locator("#radius").fill("12");
        BoundingBox box = page.locator("#cells").boundingBox();
        page.mouse().move(box.x + box.width * 0.2, box.y + box.height * 0.5);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.8, box.y + box.height * 0.5, new Mouse.MoveOptions().setSteps(6));
        page.mouse().up();
        awaitColoured(page, before / 4);
        goOn(page);
    }

    @Test
    void theKeyboardDamagesToo() {
        Page page = open();
        pause(page);
        int before = coloured(page);
        assertTrue(before > 0);
        page.locator("#cells").focus();
        for (int i = 0; i < 12; i++) {
            page.keyboard().press("]");
        }
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        awaitColoured(page, before / 4);
        page.keyboard().press("a");
        assertThat(page.locator("#announcer")).containsText("24 by 24 cells");
        goOn(page);
    }

    private static void swapAValue(Page page) {
        Locator slider = page.locator("#setting-rule-fireRate");
        slider.fill(slider.inputValue().equals("0.7") ? "0.6" : "0.7");
        slider.dispatchEvent("change");
        assertThat(page.locator("#setting-rule-fireRate-outcome")).containsText("In since iteration");
    }

    @Test
    void aSliderSwapsAValueAndTheCurveKeepsAMark() {
        Page page = open();
        int marks = page.locator(".plot .swap-flag").count();
        swapAValue(page);
        await(page, "marks => document.querySelectorAll('.plot .swap-flag').length > marks", marks);
        assertThat(page.locator(".refusal")).isHidden();
    }

    @Test
    void aValueThatIsRefusedGoesBackAndTheMessageSaysWhatIsAllowed() {
        Page page = open();
        Locator slider = page.locator("#setting-rule-fireRate");
        String before = slider.inputValue();
        slider.evaluate("slider => { slider.max = 9; slider.value = 7; slider.dispatchEvent(new Event('change')); }");
        Locator refusal = page.locator(".refusal");
        assertThat(refusal).containsText("Not swapped. The run goes on as it was.");
        assertThat(refusal.locator(".problems")).containsText("/rule/fireRate");
        assertThat(refusal.locator(".problems")).containsText("7; expected a number above 0 and at most 1");
        assertThat(slider).hasValue(before);
        assertThat(page.locator("#setting-rule-fireRate-outcome")).containsText("Refused");
        awaitTickAfter(page, tick(page) + 3);
    }

    @Test
    void aSwapThatFailsIsToldWithFileAndLineAndTheRunGoesOn() {
        Page page = open();
        page.getByRole(AriaRole.BUTTON, named("Swap in isotropic 8.0.0")).click();
        Locator refusal = page.locator(".refusal");
        assertThat(refusal).containsText("The run goes on as it was");
        assertThat(refusal.locator(".place"))
                .containsText(Pattern.compile("isotropic_gradient_length\\.cl, line \\d+, column \\d+"));
        assertThat(refusal.locator(".source mark")).hasText("in");
        assertThat(refusal.locator(".source")).containsText("const in row = ");
        awaitTickAfter(page, tick(page) + 3);
        page.keyboard().press("Escape");
        assertThat(refusal).isHidden();
    }

    @Test
    void channelsAreChosenFromTheListAndByKey() {
        Page page = open();
        pause(page);
        Object picture = page.evaluate("document.getElementById('cells').toDataURL()");
        page.locator("#view").selectOption("channel-5");
        await(page, "before => document.getElementById('cells').toDataURL() !== before", picture);
        Object channel = page.evaluate("document.getElementById('cells').toDataURL()");
        page.locator("h1").click();
        page.keyboard().press("c");
        assertThat(page.locator("#view")).hasValue("channel-6");
        await(page, "before => document.getElementById('cells').toDataURL() !== before", channel);
        goOn(page);
    }

    @Test
    void withoutTheRightTokenThePageSaysWhatToDo() {
        Page page = BROWSER.open(address.replaceFirst("#.*", ""));
        assertThat(page.locator("h1")).hasText("This page needs its token");
        page.locator("#token").fill("http://127.0.0.1/#token=" + "0".repeat(64));
        page.locator("button[type=submit]").click();
        assertThat(page.locator("h1")).hasText("The host does not know this token");
        page.locator("#token").fill(address);
        page.locator("button[type=submit]").click();
        assertThat(page.locator("h1")).hasText("growing-lizard");
        assertEquals("", page.evaluate("location.hash"));
    }

    @Test
    void aPageThatIsNotLetInAnyMoreAsksNothing() {
        Page page = open();
        // As after another start of the host, which knows other tokens.
        page.route(Pattern.compile("/api/"), route -> route.fulfill(new Route.FulfillOptions().setStatus(401)));
        assertThat(page.locator("h1")).hasText("The host does not know this token");
        page.waitForTimeout(200);
        AtomicInteger asked = new AtomicInteger();
        page.onRequest(request -> asked.incrementAndGet());
        page.waitForTimeout(1200);
        assertEquals(0, asked.get());
    }

    @Test
    void itIsDarkOrLightAsTheSystemIsOrAsChosen() {
        Page page = BROWSER.open(address, new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
        String ground = "getComputedStyle(document.body).backgroundColor";
        Object dark = page.evaluate(ground);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        Object light = page.evaluate(ground);
        assertNotEquals(dark, light);
        page.locator("#appearance").click();
        assertEquals(light, page.evaluate(ground));
        page.locator("#appearance").click();
        assertEquals(dark, page.evaluate(ground));
        page.reload();
        assertEquals(dark, page.evaluate(ground));
    }

    @Test
    void itKeepsTheRulesOfAccessibility() throws IOException {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            Page page = BROWSER.open(address, new Browser.NewContextOptions().setColorScheme(scheme));
            page.locator(".part").first().waitFor();
            page.evaluate(Chromium.axe());
            assertEquals(List.of(), violations(page), "run");
            page.locator("#tab-device").click();
            assertEquals(List.of(), violations(page), "device");
            page.keyboard().press("?");
            page.locator("dialog").waitFor();
            assertEquals(List.of(), violations(page), "keys");
            page.keyboard().press("Escape");
            page.locator("#to-plugins").click();
            page.locator(".plugins table").first().waitFor();
            assertEquals(List.of(), violations(page), "plugins");
        }
    }

    private static Object violations(Page page) {
        return page.evaluate("""
                async () => (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target)}`)""");
    }

    @Test
    void onAPhoneNothingIsWiderThanTheScreen() {
        Page page = open();
        swapAValue(page);
        page.setViewportSize(360, 740);
        page.waitForTimeout(300);
        assertEquals(360, page.evaluate("document.documentElement.scrollWidth"));
        assertTrue(page.locator("#cells").boundingBox().width > 300);
    }
}
