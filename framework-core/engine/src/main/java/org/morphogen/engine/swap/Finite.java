// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.swap;

import java.util.Map;
import java.util.Optional;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Tensor;

/** Looks for values that are no numbers. Reads back in pieces: it is asked once a swap, not in a rollout. */
final class Finite {

    private static final int PIECE = 1 << 20;

    private Finite() {}

    /** The first value of any FLOAT32 tensor that is not finite, as people read it; empty if all are. */
    static Optional<String> exception(Map<String, Tensor> tensors) {
        for (Map.Entry<String, Tensor> each : tensors.entrySet()) {
            Tensor tensor = each.getValue();
            Optional<String> found = exception(each.getKey(), tensor, tensor.size());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The same of the first {@code size} values of one tensor. */
    static Optional<String> exception(String name, Tensor tensor, long size) {
        if (tensor.type() != ElementType.FLOAT32) {
            return Optional.empty();
        }
        for (long offset = 0; offset < size; offset += PIECE) {
            float[] values = tensor.readFloats(offset, (int) Math.min(PIECE, size - offset));
            for (int i = 0; i < values.length; i++) {
                if (!Float.isFinite(values[i])) {
                    long width = tensor.shape().dim(-1);
                    return Optional.of("value " + (offset + i) % width + " of row " + (offset + i) / width + " of "
                            + name + " " + tensor.shape() + " is " + values[i]);
                }
            }
        }
        return Optional.empty();
    }
}
