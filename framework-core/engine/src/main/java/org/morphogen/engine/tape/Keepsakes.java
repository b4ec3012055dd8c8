// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.tape;

import java.util.ArrayList;
import java.util.List;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/** What one step leaves behind for its retracing: masks and lists, in the order in which they were made. */
public final class Keepsakes {

    private final Scope scope;
    private final List<Tensor> tensors = new ArrayList<>();
    private boolean retraceable;

    /** @param scope lives as long as the step may be retraced */
    public Keepsakes(Scope scope) {
        this.scope = scope;
    }

    /** Whether the step can be retraced. */
    boolean retraceable() {
        return retraceable;
    }

    void promise() {
        retraceable = true;
    }

    Tensor add(ElementType type, Shape shape) {
        Tensor tensor = scope.allocate(type, shape);
        tensors.add(tensor);
        return tensor;
    }

    /** Throws {@link IllegalStateException} if this is not the tensor that the step asked for at this place. */
    Tensor get(int place, ElementType type, Shape shape) {
        if (place >= tensors.size()
                || tensors.get(place).type() != type
                || !tensors.get(place).shape().equals(shape)) {
            throw new IllegalStateException("A retraced step asks for " + type + shape + " as number " + (place + 1)
                    + " of what it kept, which it did not keep when it was taken; it has to keep the same each time");
        }
        return tensors.get(place);
    }
}
