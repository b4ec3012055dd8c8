// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.test.command.web.Cable;

/** The page of a host with runs on several substrates, in a real browser: each seen in its own way, and the host lost. */
@Timeout(120)
class WebHostPageTest {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/#token=\\w+");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final String ENDLESS = "steps=1000000000";

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Chromium BROWSER = chromium();

    private static Serving host;
    private static String address;

    private static Chromium chromium() {
        try {
            return new Chromium();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeAll
    static void serve() throws Exception {
        host = new Serving(folder, "--web", "--at-once", "4");
        host.until("the page is there", () -> ADDRESS.matcher(host.told("host")).find());
        Matcher matcher = ADDRESS.matcher(host.told("host"));
        assertTrue(matcher.find());
        address = matcher.group();
        host.attach("cells", cells("hexagonal"), "--set", "steps=2");
        host.await("cells", "done", 2);
        Files.move(folder.resolve("cells"), folder.resolve("before"));
        host.attach("cells", cells("voronoi"), "--set", ENDLESS);
        host.until("it goes on", () -> host.done("cells") > 2);
    }

    @AfterAll
    static void end() throws Exception {
        BROWSER.close();
        if (host != null) {
            host.close();
        }
    }

    /** A file with an experiment on 12 x 12 cells of random colours, whose rule was not trained and changes nothing. */
    private static String cells(String substrate) throws IOException {
        return Files.writeString(folder.resolve(substrate + ".json"), """
                        {"name": "%s", "seed": 1, "steps": 1,
                         "substrate": {"type": "%s", "width": 12, "height": 12, "channels": 4},
                         "rule": {"type": "isotropic", "hidden": 8},
                         "initial": {"type": "random"}}""".formatted(substrate, substrate))
                .toString();
    }

    private static Page open(String from, String run) {
        Page page = BROWSER.open(from);
        page.locator(".runs a", new Page.LocatorOptions().setHasText(run)).click();
        assertThat(page.locator("h1")).hasText(run);
        return page;
    }

    /** Waits for the first picture of a run; until it is there, that of another may be seen. */
    private static void awaitCells(Page page, String run) {
        await(page, "(document.getElementById('cells')?.ariaLabel ?? '').startsWith('" + run + ",')");
    }

    /** Playwright's own wait evaluates texts in the page, which the page's policy forbids. */
    private static void await(Page page, String condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!Boolean.TRUE.equals(page.evaluate(condition))) {
            assertTrue(System.nanoTime() < deadline, condition);
            page.waitForTimeout(30);
        }
    }

    /** How many colours a picture has. */
    private static int colours(Page page, String canvas) {
        return ((Number) page.evaluate("""
                name => {
                  const canvas = document.querySelector(name);
                  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                  return new Set(new Uint32Array(data.buffer)).size;
                }""", canvas)).intValue();
    }

    @Test
    void aSoupIsSeenWithItsEntropyAndItsCommonestPrograms() throws Exception {
        host.attach(
                "soup",
                "soup-grid-seeded",
                "--set",
                ENDLESS,
                "--set",
                "observers=[]",
                "--set",
                "substrate.programs=2400");
        Page page = open(address, "soup-grid-seeded");
        await(page, "Number(document.querySelector('.soup-picture')?.dataset.tick) > 0");
        assertTrue(colours(page, ".soup-picture") > 100);
        Locator facts = page.locator(".soup-facts");
        assertThat(facts).containsText("forthtrivial");
        assertThat(facts).containsText(Pattern.compile("[\\d,]+ of 2,400"));
        assertThat(page.locator(".soup-number")).hasText(Pattern.compile("\\d\\.\\d\\d"));
        Locator epoch = facts.locator("dd").first();
        assertThat(epoch).not().hasText(epoch.textContent());
        // The replicator of six bytes, which was written by hand, is copied: some programs become equal.
        page.locator(".soup-program").first().waitFor();
        assertThat(page.locator(".field-frames dd")).not().hasText("–");
        page.getByRole(AriaRole.BUTTON, named("Pause")).click();
        assertThat(page.locator(".run-title .phase")).hasText("paused");
        assertEquals("", BROWSER.console());
    }

    @Test
    void irregularCellsAreSeenAndDamagedByADrag() throws Exception {
        Page page = open(address, "voronoi");
        awaitCells(page, "voronoi");
        int before = colours(page, "#cells");
        // Of 12 x 12 cells, each of its own random colour.
        assertTrue(before > 100 && before <= 145, () -> before + " colours");
        page.locator("#radius").fill("24");
        BoundingBox box = page.locator("#cells").boundingBox();
        page.mouse().move(box.x + box.width * 0.3, box.y + box.height * 0.5);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.7, box.y + box.height * 0.5, new Mouse.MoveOptions().setSteps(4));
        page.mouse().up();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (colours(page, "#cells") > before - 20) {
            assertTrue(System.nanoTime() < deadline, "nothing was damaged");
            page.waitForTimeout(50);
        }
    }

    @Test
    void aRunInTheFolderOfOneThatEndedTakesItsPlace() {
        Page page = open(address, "voronoi");
        awaitCells(page, "voronoi");
        assertThat(page.locator(".run-title .phase")).hasText("running");
        assertThat(page.locator(".runs a", new Page.LocatorOptions().setHasText("cells")))
                .hasCount(1);
        assertThat(page.locator(".runs")).not().containsText("hexagonal");
    }

    @Test
    void aLostConnectionIsSaidAndThePageGoesOnWhenItIsBack() throws Exception {
        int port = URI.create(address).getPort();
        try (Cable cable = new Cable(port)) {
            Page page = open(address.replace(":" + port, ":" + cable.port()), "voronoi");
            awaitCells(page, "voronoi");
            cable.cut();
            assertThat(page.locator("#banner")).containsText("The host does not answer");
            assertThat(page.locator("#link")).hasText("Not connected");
            page.waitForTimeout(300);
            long seen = tick(page);
            page.waitForTimeout(300);
            assertEquals(seen, tick(page));
            cable.mend();
            page.getByRole(AriaRole.BUTTON, named("Try now")).click();
            assertThat(page.locator("#link")).hasText("Connected");
            assertThat(page.locator("#banner")).isHidden();
            await(page, "Number(document.getElementById('cells').dataset.tick) > " + seen);
        }
    }

    private static long tick(Page page) {
        return Long.parseLong(page.locator("#cells").getAttribute("data-tick"));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
