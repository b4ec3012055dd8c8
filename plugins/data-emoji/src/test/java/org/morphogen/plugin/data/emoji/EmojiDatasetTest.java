// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.data.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class EmojiDatasetTest {

    private final EmojiDataset emoji = new EmojiDataset();

    @Test
    void tenEmojiAreThere() {
        assertEquals(
                List.of("butterfly", "collision", "eye", "fish", "grin", "ladybug", "lizard", "pretzel", "tree", "web"),
                emoji.names());
    }

    @Test
    void eachIsAPictureWithSeeThroughAndOpaquePixels() throws IOException {
        for (String name : emoji.names()) {
            try (InputStream in = emoji.open(name).orElseThrow()) {
                BufferedImage image = ImageIO.read(in);
                assertEquals(128, image.getWidth(), name);
                assertEquals(128, image.getHeight(), name);
                assertEquals(0, image.getRGB(0, 0) >>> 24, name);
                assertTrue(opaque(image) > 1000, name);
            }
        }
    }

    @Test
    void anUnknownNameIsNotThere() {
        assertTrue(emoji.open("../index").isEmpty());
    }

    private static int opaque(BufferedImage image) {
        int count = 0;
        for (int argb : image.getRGB(0, 0, 128, 128, null, 0, 128)) {
            count += argb >>> 24 == 255 ? 1 : 0;
        }
        return count;
    }
}
