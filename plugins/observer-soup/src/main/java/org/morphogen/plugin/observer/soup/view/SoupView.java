// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.morphogen.api.live.Boundary;
import org.morphogen.api.run.RunException;
import org.morphogen.api.view.OwnView;
import org.morphogen.kernels.soup.ProgramRule;
import org.morphogen.kernels.soup.Soup;
import org.morphogen.plugin.observer.soup.census.Census;
import org.morphogen.plugin.observer.soup.entropy.Measure;
import org.osgi.service.component.annotations.Component;

/** The soup's own view. The run waits while the bytes are read; they are counted and compressed on another thread. */
@Component(service = OwnView.class)
public final class SoupView implements OwnView {

    private static final Set<String> FILES = Set.of("soup.js", "soup.css");
    private static final int MOST = 12;

    @Override
    public String substrate() {
        return "soup";
    }

    @Override
    public String module() {
        return "soup.js";
    }

    @Override
    public Optional<byte[]> file(String name) {
        if (!FILES.contains(name)) {
            return Optional.empty();
        }
        try (InputStream in = SoupView.class.getResourceAsStream("/view/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Supplier<Map<String, Object>> look(Boundary boundary, Map<String, String> question) {
        if (!(boundary.session().substrate() instanceof Soup soup)
                || !(boundary.session().rule() instanceof ProgramRule rule)) {
            throw new RunException("This run has no programs any more");
        }
        var state = boundary.workload().display();
        byte[] bytes = state.cells().readBytes(0, Math.multiplyExact(soup.programs(), soup.length()));
        long operations = state.get("operations").readLongs(0, 1)[0];
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("epoch", boundary.next());
        values.put("programs", soup.programs());
        values.put("length", soup.length());
        values.put("language", rule.language().name());
        values.put("operations", operations);
        return () -> counted(values, bytes, soup.length());
    }

    private static Map<String, Object> counted(Map<String, Object> values, byte[] bytes, int length) {
        Measure measure = Measure.of(bytes);
        Census census = Census.of(bytes, length, MOST);
        values.put("entropy", measure.entropy());
        values.put("bitsPerByte", measure.bitsPerByte());
        values.put("highOrder", measure.highOrder());
        values.put("zeros", measure.zeros());
        values.put("distinct", census.distinct());
        values.put(
                "common",
                census.programs().stream()
                        .map(kin -> Map.of(
                                "count", kin.count(), "bytes", HexFormat.of().formatHex(kin.program())))
                        .toList());
        return values;
    }
}
