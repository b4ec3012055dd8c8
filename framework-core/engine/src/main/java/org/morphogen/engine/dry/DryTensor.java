// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.dry;

import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/** A tensor that remembers nothing; it reads as zeros. */
final class DryTensor implements Tensor {

    private final Shape shape;
    private final ElementType type;

    private final Tensor base;

    DryTensor(Shape shape, ElementType type) {
        this.shape = shape;
        this.type = type;
        this.base = this;
    }

    private DryTensor(Shape shape, DryTensor viewed) {
        this.shape = shape;
        this.type = viewed.type;
        this.base = viewed.base;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public ElementType type() {
        return type;
    }

    @Override
    public Tensor view(Shape other) {
        return new DryTensor(other, this);
    }

    @Override
    public Tensor base() {
        return base;
    }

    @Override
    public void write(float[] values, long offset) {
        // Remembers nothing.
    }

    @Override
    public void write(int[] values, long offset) {
        // Remembers nothing.
    }

    @Override
    public void write(long[] values, long offset) {
        // Remembers nothing.
    }

    @Override
    public void write(byte[] values, long offset) {
        // Remembers nothing.
    }

    @Override
    public float[] readFloats(long offset, int count) {
        return new float[count];
    }

    @Override
    public int[] readInts(long offset, int count) {
        return new int[count];
    }

    @Override
    public long[] readLongs(long offset, int count) {
        return new long[count];
    }

    @Override
    public byte[] readBytes(long offset, int count) {
        return new byte[count * type.bytes()];
    }
}
