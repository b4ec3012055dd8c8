// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.run;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/** Named arrays and notes on the host: a checkpoint or a model before it is written, or after it was read. */
public final class Snapshot {

    private final Map<String, Array> arrays = new TreeMap<>();
    private final Map<String, String> notes = new TreeMap<>();

    /** An array of little-endian elements. */
    public record Array(ElementType type, Shape shape, byte[] data) {}

    /** Reads the tensor from the device. */
    public void put(String name, Tensor tensor) {
        byte[] data = tensor.readBytes(0, Math.toIntExact(tensor.size()));
        put(name, new Array(tensor.type(), tensor.shape(), data));
    }

    public void put(String name, Array array) {
        arrays.put(name, array);
    }

    public void note(String key, String value) {
        notes.put(key, value);
    }

    /** Throws {@link IllegalArgumentException} naming what there is. */
    public Array array(String name) {
        Array array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("No tensor '" + name + "'; there are " + arrays.keySet());
        }
        return array;
    }

    /** Writes an array into a tensor of the same type and size. Throws {@link IllegalArgumentException} naming both shapes. */
    public void copyTo(String name, Tensor tensor) {
        Array array = array(name);
        if (array.type() != tensor.type() || array.shape().size() != tensor.size()) {
            throw new IllegalArgumentException("Tensor '" + name + "' is " + array.type() + array.shape()
                    + " in the file and " + tensor.type() + tensor.shape() + " in the experiment");
        }
        tensor.write(array.data(), 0);
    }

    /** Null if there is none. */
    public @Nullable String note(String key) {
        return notes.get(key);
    }

    public Map<String, Array> arrays() {
        return Collections.unmodifiableMap(arrays);
    }

    public Map<String, String> notes() {
        return Collections.unmodifiableMap(notes);
    }
}
