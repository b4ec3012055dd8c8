// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.morphogen.plugin.observer.animation.Screen.Part;

/** A looping GIF with one palette; each frame but the first holds only the part that changed. */
final class GifEncoder {

    static final int HOLD_MILLIS = 2000;

    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private final Screen screen;
    private final int delay;

    /** @param delay of a frame in milliseconds; GIF counts hundredths of a second */
    GifEncoder(Screen screen, int delay) {
        this.screen = screen;
        this.delay = delay;
    }

    byte[] encode(Frames frames) {
        Palette palette = Palette.of(frames);
        IndexColorModel colours = palette.model();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(screenMetadata(writer, colours));
            byte[] shown = {};
            for (int index = 0; index < frames.size(); index++) {
                byte[] cells = palette.indices(frames.rgb(index));
                Part part = index == 0 ? screen.whole() : screen.changed(shown, cells, 1);
                BufferedImage image = image(cells, frames.width(), part, colours);
                boolean last = index == frames.size() - 1;
                writer.writeToSequence(new IIOImage(image, null, metadata(writer, image, part, index, last)), null);
                shown = cells;
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private BufferedImage image(byte[] cells, int width, Part part, IndexColorModel colours) {
        int scale = screen.scale();
        BufferedImage image = new BufferedImage(
                part.width() * scale, part.height() * scale, BufferedImage.TYPE_BYTE_INDEXED, colours);
        byte[] line = new byte[part.width() * scale];
        for (int y = 0; y < part.height(); y++) {
            int row = (part.top() + y) * width + part.left();
            for (int x = 0; x < part.width(); x++) {
                Arrays.fill(line, x * scale, (x + 1) * scale, cells[row + x]);
            }
            for (int repeat = 0; repeat < scale; repeat++) {
                image.getRaster().setDataElements(0, y * scale + repeat, line.length, 1, line);
            }
        }
        return image;
    }

    /** The size of the screen, and the palette once for all frames. */
    private IIOMetadata screenMetadata(ImageWriter writer, IndexColorModel colours) throws IIOInvalidTreeException {
        IIOMetadata metadata = writer.getDefaultStreamMetadata(null);
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
        IIOMetadataNode descriptor = child(root, "LogicalScreenDescriptor");
        descriptor.setAttribute("logicalScreenWidth", String.valueOf(screen.pixelWidth()));
        descriptor.setAttribute("logicalScreenHeight", String.valueOf(screen.pixelHeight()));
        IIOMetadataNode table = new IIOMetadataNode("GlobalColorTable");
        table.setAttribute("sizeOfGlobalColorTable", String.valueOf(Palette.COLOURS));
        table.setAttribute("backgroundColorIndex", "0");
        table.setAttribute("sortFlag", "FALSE");
        for (int index = 0; index < Palette.COLOURS; index++) {
            IIOMetadataNode entry = new IIOMetadataNode("ColorTableEntry");
            entry.setAttribute("index", String.valueOf(index));
            entry.setAttribute("red", String.valueOf(colours.getRed(index)));
            entry.setAttribute("green", String.valueOf(colours.getGreen(index)));
            entry.setAttribute("blue", String.valueOf(colours.getBlue(index)));
            table.appendChild(entry);
        }
        root.appendChild(table);
        metadata.setFromTree(format, root);
        return metadata;
    }

    private IIOMetadata metadata(ImageWriter writer, BufferedImage image, Part part, int index, boolean last)
            throws IIOInvalidTreeException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        IIOMetadataNode descriptor = child(root, "ImageDescriptor");
        descriptor.setAttribute("imageLeftPosition", String.valueOf(part.left() * screen.scale()));
        descriptor.setAttribute("imageTopPosition", String.valueOf(part.top() * screen.scale()));
        // Some readers garble interlaced pictures of few rows, the JDK's among them.
        descriptor.setAttribute("interlaceFlag", "FALSE");
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", String.valueOf((last ? HOLD_MILLIS : delay) / 10));
        if (index == 0) {
            root.appendChild(endless());
        }
        metadata.setFromTree(FORMAT, root);
        return metadata;
    }

    /** The extension by which a GIF loops for ever. */
    private static IIOMetadataNode endless() {
        IIOMetadataNode extension = new IIOMetadataNode("ApplicationExtension");
        extension.setAttribute("applicationID", "NETSCAPE");
        extension.setAttribute("authenticationCode", "2.0");
        extension.setUserObject(new byte[] {1, 0, 0});
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(extension);
        return extensions;
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) root.item(i);
            }
        }
        IIOMetadataNode node = new IIOMetadataNode(name);
        root.appendChild(node);
        return node;
    }
}
