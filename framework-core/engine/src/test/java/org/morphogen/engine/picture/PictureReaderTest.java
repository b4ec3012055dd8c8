// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.data.Dataset;
import org.morphogen.api.data.Picture;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Kind;

class PictureReaderTest {

    private final ProblemList problems = new ProblemList();

    @TempDir
    Path folder;

    @Test
    void aPngIsReadWithItsAlpha() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x80FF4020);
        image.setRGB(1, 0, 0xFF010203);
        ImageIO.write(image, "png", folder.resolve("a.png").toFile());
        Picture picture = read("a.png").orElseThrow();
        assertEquals(2, picture.width());
        assertArrayEquals(new byte[] {-1, 0x40, 0x20, -128, 1, 2, 3, -1}, picture.rgba());
    }

    @Test
    void aMissingFileIsToldWithItsFullName() {
        assertTrue(read("no.png").isEmpty());
        assertTold("/image: there is no file " + folder.resolve("no.png") + "; expected");
    }

    @Test
    void anEmptyFileIsTold() throws IOException {
        Files.createFile(folder.resolve("empty.png"));
        assertTrue(read("empty.png").isEmpty());
        assertTold("/image: " + folder.resolve("empty.png") + " is empty (0 bytes); expected");
    }

    @Test
    void aFileThatIsNoPictureIsTold() throws IOException {
        Files.writeString(folder.resolve("text.png"), "hello");
        assertTrue(read("text.png").isEmpty());
        assertTold("/image: " + folder.resolve("text.png") + " is not a picture; expected");
    }

    @Test
    void aFolderIsTold() {
        assertTrue(read(".").isEmpty());
        assertTold("is not a readable file");
    }

    @Test
    void aHugePictureIsRefusedBeforeItIsDecoded() throws IOException {
        Files.write(folder.resolve("huge.png"), header(40_000, 40_000));
        assertTrue(read("huge.png").isEmpty());
        assertTold("has 40000 x 40000 pixels; expected at most 8192 pixels a side. Shrink it first");
    }

    @Test
    void aTruncatedPictureIsTold() throws IOException {
        Files.write(folder.resolve("cut.png"), header(16, 16));
        assertTrue(read("cut.png").isEmpty());
        assertTold("is a damaged picture");
    }

    @Test
    void aNameInADataSetIsFound() {
        assertEquals(
                3,
                reader().read("toys:dot", folder, "/image", problems)
                        .orElseThrow()
                        .width());
        assertEquals(List.of(), problems.problems());
    }

    @Test
    void anUnknownNameInADataSetTellsTheNames() {
        assertTrue(read("toys:ball").isEmpty());
        assertTold("/image: no 'ball' in data set 'toys'; expected one of: dot");
    }

    @Test
    void anUnknownDataSetTellsTheDataSets() {
        assertTrue(read("tools:saw").isEmpty());
        assertTold("/image: no data set 'tools'; expected one of: toys");
    }

    private Optional<Picture> read(String name) {
        return reader().read(name, folder, "/image", problems);
    }

    private PictureReader reader() {
        return new PictureReader(() -> List.of(new Catalog.Entry(Kind.DATASET, "toys", "1.0.0", "toys", new Toys())));
    }

    private void assertTold(String part) {
        assertEquals(1, problems.problems().size());
        String told = problems.problems().get(0).toString();
        assertTrue(told.contains(part), told);
    }

    /** A PNG signature and header chunk, and nothing after. */
    private static byte[] header(int width, int height) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(chunk);
        fields.write("IHDR".getBytes(StandardCharsets.US_ASCII));
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 6, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(chunk.toByteArray());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        out.writeInt(13);
        out.write(chunk.toByteArray());
        out.writeInt((int) sum.getValue());
        return file.toByteArray();
    }

    /** A data set with one picture. */
    private static final class Toys implements Dataset {
        @Override
        public List<String> names() {
            return List.of("dot");
        }

        @Override
        public Optional<InputStream> open(String name) {
            return name.equals("dot") ? Optional.of(new ByteArrayInputStream(png())) : Optional.empty();
        }

        private static byte[] png() {
            try {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                ImageIO.write(new BufferedImage(3, 3, BufferedImage.TYPE_INT_ARGB), "png", out);
                return out.toByteArray();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public String origin() {
            return "made here";
        }
    }
}
