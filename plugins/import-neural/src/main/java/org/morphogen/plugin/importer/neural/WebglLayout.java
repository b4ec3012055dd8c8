// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The 8-bit layers of the article's WebGL demonstration: a list of two objects {@code {data_b64, in_ch, out_ch,
 * weight_scale, bias_scale, type}}. Bytes are shaped [in_ch + 1][out_ch / 4][4] with the bias in the last row; a value
 * is {@code (byte / 255 - 0.5) * scale}. The inputs of the first layer are operator-major, {@code k * C + c}.
 */
final class WebglLayout implements Layout {

    private final JsonFile json;

    WebglLayout(JsonFile json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "8-bit WebGL layers";
    }

    @Override
    public boolean recognises(Path file) throws IOException {
        return json.mentions(file, "\"data_b64\"");
    }

    @Override
    public Weights read(Path file) throws IOException {
        List<?> layers = JsonFile.list("the file", json.read(file));
        if (layers.size() != 2) {
            throw new Malformed("the list has " + layers.size() + " layers; expected 2");
        }
        Layer first = layer("/0", layers.get(0));
        Layer second = layer("/1", layers.get(1));
        int channels = second.outputs();
        if (first.outputs() != second.inputs() || first.inputs() != Weights.OPERATORS * channels) {
            throw new Malformed("layer 0 is [" + first.inputs() + "x" + first.outputs() + "] and layer 1 is ["
                    + second.inputs() + "x" + channels + "]; expected [3CxH] and [HxC]");
        }
        return new Weights(
                channels,
                first.outputs(),
                channelMajor(first.kernel(), channels, first.outputs()),
                first.bias(),
                second.kernel(),
                second.bias());
    }

    private static Layer layer(String pointer, Object value) {
        Map<?, ?> map = JsonFile.map(pointer, value);
        int inputs = JsonFile.count(pointer + "/in_ch", map.get("in_ch"));
        int outputs = JsonFile.count(pointer + "/out_ch", map.get("out_ch"));
        double weightScale = JsonFile.number(pointer + "/weight_scale", map.get("weight_scale"));
        double biasScale = JsonFile.number(pointer + "/bias_scale", map.get("bias_scale"));
        Object type = map.get("type");
        if (type != null && !"uint8".equals(type)) {
            throw new Malformed(pointer + "/type is " + type + "; expected uint8");
        }
        byte[] data = GraphLayout.bytes(pointer + "/data_b64", map.get("data_b64"));
        long expected = (inputs + 1L) * outputs;
        if (data.length != expected) {
            throw new Malformed(pointer + "/data_b64 holds " + data.length + " bytes; expected " + expected + " for ["
                    + (inputs + 1) + "x" + outputs + "]");
        }
        int weights = inputs * outputs;
        return new Layer(
                inputs, outputs, floats(data, 0, weights, weightScale), floats(data, weights, outputs, biasScale));
    }

    private static byte[] floats(byte[] data, int from, int count, double scale) {
        ByteBuffer out = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            out.putFloat((float) (((data[from + i] & 0xff) / 255.0 - 0.5) * scale));
        }
        return out.array();
    }

    /** Moves row {@code k * C + c} of the kernel to row {@code c * 3 + k}. */
    private static byte[] channelMajor(byte[] kernel, int channels, int hidden) {
        byte[] result = new byte[kernel.length];
        int row = 4 * hidden;
        for (int c = 0; c < channels; c++) {
            for (int k = 0; k < Weights.OPERATORS; k++) {
                System.arraycopy(kernel, (k * channels + c) * row, result, (c * Weights.OPERATORS + k) * row, row);
            }
        }
        return result;
    }

    private record Layer(int inputs, int outputs, byte[] kernel, byte[] bias) {}
}
