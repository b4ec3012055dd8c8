// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

/**
 * One OpenCL device.
 *
 * @param id how the user names it: platform and device index, such as {@code 0:0}
 * @param name the device's name
 * @param vendor its vendor
 * @param platform its platform's name and version
 * @param driver its driver's version
 * @param kind CPU or GPU; an accelerator counts as GPU
 * @param computeUnits number of cores or multiprocessors
 * @param lanes preferred float lanes of one work-item on a CPU, or of one sub-group on a GPU
 * @param memoryBytes global memory
 * @param maxAllocationBytes largest buffer
 * @param localBytes local memory of one work-group
 * @param maxGroupSize largest work-group
 */
public record Device(
        String id,
        String name,
        String vendor,
        String platform,
        String driver,
        Kind kind,
        int computeUnits,
        int lanes,
        long memoryBytes,
        long maxAllocationBytes,
        long localBytes,
        int maxGroupSize) {

    /** Which kernel variant suits the device. */
    public enum Kind {
        CPU,
        GPU
    }

    public boolean isCpu() {
        return kind == Kind.CPU;
    }
}
