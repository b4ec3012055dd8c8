// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Devices;
import org.morphogen.opencl.driver.Driver;
import org.morphogen.opencl.memory.AllocationSite;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The OpenCL devices of this machine. Drivers are loaded when devices are first asked for, so the service is there on
 * a machine without any.
 */
@Component(service = Devices.class)
public final class OpenClDevices implements Devices {

    private final Path cache;
    private final boolean tracking;
    private DeviceProbe.@Nullable Answer answer;

    /** Keeps built kernels in the user's cache folder; remembers allocation sites if {@code morphogen.leaks} is true. */
    @Activate
    public OpenClDevices() {
        this(CacheFolder.path(), Boolean.getBoolean(AllocationSite.PROPERTY));
    }

    /** As in production, but remembers where every tensor was allocated: for tests. */
    public static OpenClDevices tracking() {
        return new OpenClDevices(CacheFolder.path(), true);
    }

    /**
     * @param cache folder for built kernels and tuning tables
     * @param tracking whether to remember where every tensor was allocated; costs a stack trace each
     */
    public OpenClDevices(Path cache, boolean tracking) {
        this.cache = cache;
        this.tracking = tracking;
    }

    @Override
    public List<Device> list() {
        return answer().devices().stream().map(DeviceProbe.Found::device).toList();
    }

    @Override
    public List<String> complaints() {
        return answer().complaints();
    }

    @Override
    public Device find(@Nullable String idOrName) {
        List<Device> all = list();
        if (all.isEmpty()) {
            throw new ComputeException("There is no OpenCL device. " + String.join(". ", complaints()));
        }
        if (idOrName == null || idOrName.equals("auto")) {
            return all.get(0);
        }
        String wanted = idOrName.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(d -> d.id().equals(wanted)
                        || d.name().toLowerCase(Locale.ROOT).contains(wanted))
                .findFirst()
                .orElseThrow(() -> new ComputeException("Device '" + idOrName + "' not found; there are "
                        + all.stream().map(d -> d.id() + " (" + d.name() + ")").collect(Collectors.joining(", "))));
    }

    @Override
    public Compute open(Device device, boolean profiling) {
        DeviceProbe.Found found = answer().devices().stream()
                .filter(f -> f.device().equals(device))
                .findFirst()
                .orElseThrow(() -> new ComputeException(
                        "Device " + device.id() + " (" + device.name() + ") is not a device of this machine"));
        Driver driver = new Driver(device, found.platform(), found.handle(), profiling);
        return new OpenClCompute(driver, profiling, cache, tracking);
    }

    /** Asks once: a driver that is installed later is seen by the next process. */
    private synchronized DeviceProbe.Answer answer() {
        DeviceProbe.Answer known = answer;
        if (known == null) {
            known = ask();
            answer = known;
        }
        return known;
    }

    private static DeviceProbe.Answer ask() {
        try {
            return DeviceProbe.ask();
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return new DeviceProbe.Answer(
                    List.of(),
                    List.of("OpenCL could not be loaded (" + why
                            + "); on Debian and Ubuntu: apt-get install ocl-icd-libopencl1 pocl-opencl-icd"));
        } catch (RuntimeException e) {
            return new DeviceProbe.Answer(List.of(), List.of("The OpenCL drivers do not answer: " + e.getMessage()));
        }
    }
}
