// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import org.morphogen.api.compute.Shape;

/**
 * A tensor as it lies in a file.
 *
 * @param name as the file calls it
 * @param shape row-major
 * @param data little-endian FLOAT32
 */
record NamedArray(String name, Shape shape, byte[] data) {

    NamedArray {
        if (data.length != 4 * shape.size()) {
            throw new Malformed("'" + name + "' has " + data.length + " bytes; expected " + 4 * shape.size()
                    + " for FLOAT32 " + shape);
        }
    }
}
