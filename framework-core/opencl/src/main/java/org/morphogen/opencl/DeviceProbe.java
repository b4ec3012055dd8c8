// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;
import org.morphogen.api.compute.Device;

/** Asks the drivers of this machine what devices there are. The first use of JOCL is here. */
final class DeviceProbe {

    /** {@code CL_DEVICE_WARP_SIZE_NV}: lanes of a sub-group; only NVIDIA's driver answers. */
    private static final int WARP_SIZE_NV = 0x4003;

    private static final int USUAL_GPU_LANES = 32;

    private final List<Found> found = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /** A device and its handles. */
    record Found(Device device, cl_platform_id platform, cl_device_id handle) {}

    /** What there is. */
    record Answer(List<Found> devices, List<String> complaints) {}

    static Answer ask() {
        DeviceProbe probe = new DeviceProbe();
        CL.setExceptionsEnabled(true);
        probe.platforms();
        probe.found.sort(Comparator.comparing((Found f) -> f.device().isCpu())
                .thenComparing(f -> -f.device().computeUnits()));
        return new Answer(List.copyOf(probe.found), List.copyOf(probe.complaints));
    }

    private void platforms() {
        int[] count = new int[1];
        try {
            CL.clGetPlatformIDs(0, null, count);
        } catch (CLException e) {
            count[0] = 0;
        }
        if (count[0] == 0) {
            complaints.add("No OpenCL driver is installed; on Debian and Ubuntu: apt-get install pocl-opencl-icd");
            return;
        }
        cl_platform_id[] platforms = new cl_platform_id[count[0]];
        CL.clGetPlatformIDs(platforms.length, platforms, null);
        for (int p = 0; p < platforms.length; p++) {
            try {
                devices(p, platforms[p]);
            } catch (CLException e) {
                complaints.add("OpenCL platform " + p + " does not answer: " + e.getMessage());
            }
        }
    }

    private void devices(int p, cl_platform_id platform) {
        String name = platformText(platform, CL.CL_PLATFORM_NAME);
        int[] count = new int[1];
        try {
            CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, 0, null, count);
        } catch (CLException e) {
            count[0] = 0;
        }
        if (count[0] == 0) {
            complaints.add("OpenCL platform " + p + " (" + name + ") has no device");
            return;
        }
        cl_device_id[] devices = new cl_device_id[count[0]];
        CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, devices.length, devices, null);
        String version = name + ", " + platformText(platform, CL.CL_PLATFORM_VERSION);
        for (int d = 0; d < devices.length; d++) {
            Device device = describe(p + ":" + d, version, devices[d]);
            if (number(devices[d], CL.CL_DEVICE_AVAILABLE) == 0
                    || number(devices[d], CL.CL_DEVICE_COMPILER_AVAILABLE) == 0) {
                complaints.add("Device " + device.id() + " (" + device.name() + ") is busy or has no compiler");
            } else {
                found.add(new Found(device, platform, devices[d]));
            }
        }
    }

    private static Device describe(String id, String platform, cl_device_id device) {
        boolean cpu = (number(device, CL.CL_DEVICE_TYPE) & CL.CL_DEVICE_TYPE_CPU) != 0;
        return new Device(
                id,
                text(device, CL.CL_DEVICE_NAME),
                text(device, CL.CL_DEVICE_VENDOR),
                platform,
                text(device, CL.CL_DRIVER_VERSION),
                cpu ? Device.Kind.CPU : Device.Kind.GPU,
                (int) number(device, CL.CL_DEVICE_MAX_COMPUTE_UNITS),
                cpu ? (int) number(device, CL.CL_DEVICE_NATIVE_VECTOR_WIDTH_FLOAT) : gpuLanes(device),
                number(device, CL.CL_DEVICE_GLOBAL_MEM_SIZE),
                number(device, CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE),
                number(device, CL.CL_DEVICE_LOCAL_MEM_SIZE),
                (int) number(device, CL.CL_DEVICE_MAX_WORK_GROUP_SIZE));
    }

    private static int gpuLanes(cl_device_id device) {
        try {
            return (int) number(device, WARP_SIZE_NV);
        } catch (CLException e) {
            return USUAL_GPU_LANES;
        }
    }

    private static long number(cl_device_id device, int what) {
        long[] value = new long[1]; // Little-endian: a shorter answer fills the low bytes.
        CL.clGetDeviceInfo(device, what, Sizeof.cl_long, Pointer.to(value), null);
        return value[0];
    }

    private static String text(cl_device_id device, int what) {
        long[] size = new long[1];
        CL.clGetDeviceInfo(device, what, 0, null, size);
        byte[] text = new byte[(int) size[0]];
        CL.clGetDeviceInfo(device, what, text.length, Pointer.to(text), null);
        return string(text);
    }

    private static String platformText(cl_platform_id platform, int what) {
        long[] size = new long[1];
        CL.clGetPlatformInfo(platform, what, 0, null, size);
        byte[] text = new byte[(int) size[0]];
        CL.clGetPlatformInfo(platform, what, text.length, Pointer.to(text), null);
        return string(text);
    }

    private static String string(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).replace("\0", "").strip();
    }
}
