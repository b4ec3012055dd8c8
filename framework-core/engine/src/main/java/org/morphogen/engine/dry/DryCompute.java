// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.dry;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.MemoryUse;
import org.morphogen.api.compute.ProfileRow;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.compute.Tuning;

/**
 * Computes nothing, needs no driver and no memory: an experiment is composed on it to find what is wrong with the
 * composition before a kernel is built.
 */
public final class DryCompute implements Compute, Tuning {

    private static final Device DEVICE = new Device(
            "dry", "no device", "", "", "", Device.Kind.CPU, 1, 8, Long.MAX_VALUE, Long.MAX_VALUE, 32768, 1024);

    @Override
    public Device device() {
        return DEVICE;
    }

    @Override
    public Scope scope(String name) {
        return new DryScope(name, this);
    }

    @Override
    public void zero(Tensor tensor) {
        // Dry tensors have no contents.
    }

    @Override
    public void fill(Tensor tensor, float value) {
        // Dry tensors have no contents.
    }

    @Override
    public void copy(Tensor from, long fromElement, Tensor to, long toElement, long elements) {
        // Dry tensors have no contents.
    }

    @Override
    public void finish() {
        // Nothing is ever queued.
    }

    @Override
    public Tuning tuning() {
        return this;
    }

    @Override
    public int pick(String key, List<Integer> candidates, IntToDoubleFunction seconds) {
        return candidates.get(0);
    }

    @Override
    public List<ProfileRow> profile() {
        return List.of();
    }

    @Override
    public MemoryUse memory() {
        return new MemoryUse(0, 0, 0);
    }

    @Override
    public void close() {
        // Nothing is ever opened.
    }
}
