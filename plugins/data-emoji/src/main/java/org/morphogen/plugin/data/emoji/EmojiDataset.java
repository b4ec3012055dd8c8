// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.data.emoji;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.morphogen.api.data.Dataset;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Ten emoji, 128 x 128 pixels with alpha: {@code emoji:lizard}. */
@Component(service = Dataset.class)
@Plugin(kind = Kind.DATASET, type = "emoji")
public final class EmojiDataset implements Dataset {

    private static final String FOLDER = "/emoji/";

    private final List<String> names;

    @Activate
    public EmojiDataset() {
        this.names = index().stringPropertyNames().stream().sorted().toList();
    }

    private static Properties index() {
        Properties index = new Properties();
        try (InputStream in = EmojiDataset.class.getResourceAsStream(FOLDER + "index.properties");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            index.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return index;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public Optional<InputStream> open(String name) {
        return names.contains(name)
                ? Optional.of(EmojiDataset.class.getResourceAsStream(FOLDER + name + ".png"))
                : Optional.empty();
    }

    @Override
    public String origin() {
        return "Noto Color Emoji, SIL Open Font License 1.1";
    }
}
