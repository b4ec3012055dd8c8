// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Shape;

/**
 * A TensorFlow.js graph with its weights inside: {@code modelTopology.node} is a list, and constants keep their values
 * at {@code attr.value.tensor.tensorContent}, base64 of little-endian FLOAT32.
 */
final class GraphLayout implements Layout {

    private final JsonFile json;

    GraphLayout(JsonFile json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "TensorFlow.js graph";
    }

    @Override
    public boolean recognises(Path file) throws IOException {
        return json.mentions(file, "\"modelTopology\"");
    }

    @Override
    public Weights read(Path file) throws IOException {
        Map<?, ?> model = JsonFile.map("the file", json.read(file));
        Map<?, ?> topology = JsonFile.map("/modelTopology", model.get("modelTopology"));
        List<NamedArray> arrays = new ArrayList<>();
        int index = 0;
        for (Object node : JsonFile.list("/modelTopology/node", topology.get("node"))) {
            String pointer = "/modelTopology/node/" + index++;
            Map<?, ?> entry = JsonFile.map(pointer, node);
            if ("Const".equals(entry.get("op"))) {
                constant(pointer, entry, arrays);
            }
        }
        return new DenseLayers(arrays).weights();
    }

    /** Adds the node's value if it is one that a dense layer may have: FLOAT32 of rank 1 or 4. */
    private static void constant(String pointer, Map<?, ?> node, List<NamedArray> into) {
        Map<?, ?> attributes = JsonFile.map(pointer + "/attr", node.get("attr"));
        Map<?, ?> value = JsonFile.map(pointer + "/attr/value", attributes.get("value"));
        String at = pointer + "/attr/value/tensor";
        Map<?, ?> tensor = JsonFile.map(at, value.get("tensor"));
        List<Integer> dims = dims(at, tensor);
        boolean weight = "DT_FLOAT".equals(tensor.get("dtype")) && (dims.size() == 1 || dims.size() == 4);
        if (weight && tensor.get("tensorContent") != null) {
            String name = JsonFile.string(pointer + "/name", node.get("name"));
            byte[] data = bytes(at + "/tensorContent", tensor.get("tensorContent"));
            into.add(new NamedArray(name, new Shape(dims), data));
        }
    }

    private static List<Integer> dims(String at, Map<?, ?> tensor) {
        Object shape = tensor.get("tensorShape");
        Object dims = shape instanceof Map<?, ?> map ? map.get("dim") : null;
        if (dims == null) {
            return List.of();
        }
        List<Integer> result = new ArrayList<>();
        for (Object dim : JsonFile.list(at + "/tensorShape/dim", dims)) {
            String pointer = at + "/tensorShape/dim/" + result.size();
            result.add(
                    JsonFile.count(pointer + "/size", JsonFile.map(pointer, dim).get("size")));
        }
        return result;
    }

    /** Decodes base64. */
    static byte[] bytes(String pointer, @Nullable Object value) {
        try {
            return Base64.getDecoder().decode(JsonFile.string(pointer, value));
        } catch (IllegalArgumentException e) {
            throw new Malformed(pointer + " is not base64: " + e.getMessage());
        }
    }
}
