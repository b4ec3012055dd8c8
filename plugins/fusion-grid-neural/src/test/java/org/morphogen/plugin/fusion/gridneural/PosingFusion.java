// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.dynamics.FusionType;
import org.morphogen.api.experiment.Part;

/**
 * The fusion with the kernels for a chosen kind of device, all of which run on every device, and with images cut into
 * more stripes than their size deserves.
 *
 * @param lanes floats of a vector register
 */
record PosingFusion(Device.Kind kind, int lanes) implements FusionType {

    @Override
    public boolean supports(Part substrate, Part rule, Device device) {
        return new GridNeuralFusion().supports(substrate, rule, posing(device));
    }

    @Override
    public Dynamics create(Part substrate, Part rule, Scope scope) {
        return new FusedDynamics(
                PairReader.read(substrate, rule).orElseThrow(),
                scope,
                posing(scope.compute().device()),
                new Stripes.Cutting(2, 30));
    }

    private Device posing(Device d) {
        return new Device(
                d.id(),
                d.name(),
                d.vendor(),
                d.platform(),
                d.driver(),
                kind,
                d.computeUnits(),
                lanes,
                d.memoryBytes(),
                d.maxAllocationBytes(),
                d.localBytes(),
                d.maxGroupSize());
    }
}
