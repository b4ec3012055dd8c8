// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.launch;

import org.morphogen.api.compute.Device;

/** Which of two kernels of one contract runs. */
public enum Variant {
    /** 16 float lanes of one work-item a group, each with its stripe of the work: for CPUs. */
    LANES,
    /** One work-item for each small tile, local memory shared by a group: for GPUs. */
    TILES;

    /** The variant that suits a device. */
    public static Variant of(Device device) {
        return device.isCpu() ? LANES : TILES;
    }
}
