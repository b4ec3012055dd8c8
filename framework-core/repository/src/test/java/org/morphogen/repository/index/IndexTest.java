// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.run.RunException;
import org.osgi.framework.Version;

class IndexTest {

    private static final URI ADDRESS = URI.create("file:/shop/index.xml");
    private static final String VOTE = """
            <?xml version='1.0' encoding='UTF-8'?>
            <repository xmlns="http://www.osgi.org/xmlns/repository/v1.0.0" name="shop" increment="1">
              <resource>
                <capability namespace="osgi.identity">
                  <attribute name="osgi.identity" value="org.example.vote"/>
                  <attribute name="description" value="Majority"/>
                  <attribute name="version" value="1.2.0" type="Version"/>
                </capability>
                <capability namespace="org.morphogen.plugin">
                  <attribute name="kind" value="RULE"/>
                  <attribute name="type" value="vote"/>
                </capability>
                <capability namespace="osgi.content">
                  <attribute name="url" value="jars/vote.jar"/>
                  <attribute name="size" value="12" type="Long"/>
                  <attribute name="osgi.content" value="ABCD"/>
                </capability>
                <requirement namespace="osgi.wiring.package">
                  <directive name="filter" value="(&amp;(osgi.wiring.package=a.b)(version&gt;=1.0.0))"/>
                </requirement>
              </resource>
            </repository>
            """;

    @Test
    void anOfferIsReadWithItsNeedsAndItsPlace() {
        List<Offer> offers = read(VOTE);
        assertEquals(1, offers.size());
        Offer vote = offers.get(0);
        assertEquals("org.example.vote 1.2.0", vote.toString());
        assertEquals(Version.parseVersion("1.2.0"), vote.version());
        assertEquals("Majority", vote.description());
        assertEquals(List.of("rule vote"), vote.plugins());
        assertEquals(URI.create("file:/shop/jars/vote.jar"), vote.content());
        assertEquals("ABCD", vote.checksum());
        assertEquals(
                12L, vote.getCapabilities("osgi.content").get(0).getAttributes().get("size"));
        assertEquals(
                "(&(osgi.wiring.package=a.b)(version>=1.0.0))",
                vote.getRequirements("osgi.wiring.package")
                        .get(0)
                        .getDirectives()
                        .get("filter"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html/>",
                "<repository/>",
                "<repository xmlns='http://www.osgi.org/xmlns/repository/v1.0.0'><resource>",
                "<repository xmlns='http://www.osgi.org/xmlns/repository/v1.0.0'><resource><capability/></resource></repository>"
            })
    void whatIsNoIndexIsNamedWithItsAddress(String text) {
        RunException failure = assertThrows(RunException.class, () -> read(text));
        assertTrue(failure.getMessage().startsWith("file:/shop/index.xml is no index"), failure.getMessage());
        assertEquals(1, failure.getMessage().lines().count(), failure.getMessage());
    }

    @Test
    void anIndexCannotMakeUsReadAnotherFile() {
        String text = "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:/etc/passwd'>]>"
                + VOTE.substring(VOTE.indexOf('\n')).replace("Majority", "&x;");
        assertThrows(RunException.class, () -> read(text));
    }

    private static List<Offer> read(String text) {
        return Index.read(text.getBytes(StandardCharsets.UTF_8), ADDRESS);
    }
}
