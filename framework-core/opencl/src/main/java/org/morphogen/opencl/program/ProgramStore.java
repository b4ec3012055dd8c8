// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.program;

import java.util.HashMap;
import java.util.Map;
import org.jocl.CLException;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.opencl.driver.Driver;
import org.morphogen.opencl.memory.Transfers;
import org.morphogen.opencl.profile.Profiler;

/** The programs of one compute, shared by source and constants, and released with the last scope that uses them. */
public final class ProgramStore implements AutoCloseable {

    /** No -cl-mad-enable or fast-math: they would allow results that differ from one driver release to the next. */
    private static final String OPTIONS = "-cl-std=CL1.2 -cl-kernel-arg-info";

    private final Driver driver;
    private final Builder builder;
    private final LaunchPad launches;
    private final String place;
    private final Map<String, OpenClProgram> programs = new HashMap<>();

    /** @param profiler or null if launches are not measured */
    public ProgramStore(Driver driver, Transfers home, BinaryCache cache, @Nullable Profiler profiler) {
        this.driver = driver;
        builder = new Builder(driver, cache);
        launches = new LaunchPad(driver, home, profiler);
        Device device = driver.device();
        place = String.join("\n", device.name(), device.vendor(), device.platform(), device.driver());
    }

    /** The program, built if no scope has it; give it back with {@link #release}. */
    public OpenClProgram acquire(KernelSource source, Map<String, ?> constants) {
        String text = ExpandedSource.expand(source);
        String options = OPTIONS + BuildConstants.options(constants);
        String hash = Sha256.of(text, options);
        OpenClProgram program = programs.get(hash);
        if (program == null) {
            Builder.Built built = build(source, text, options, hash);
            program = new OpenClProgram(source, hash, built, launches);
            programs.put(hash, program);
        }
        program.acquire();
        return program;
    }

    private Builder.Built build(KernelSource source, String text, String options, String hash) {
        try {
            return builder.build(source, text, options, Sha256.of(hash, place));
        } catch (CLException e) {
            throw driver.failure("building " + source.file() + " of " + source.owner(), e);
        }
    }

    public void release(OpenClProgram program) {
        if (program.release()) {
            programs.remove(program.hash());
        }
    }

    /** Programs that are loaded now. */
    public int size() {
        return programs.size();
    }

    @Override
    public void close() {
        programs.values().forEach(OpenClProgram::destroy);
        programs.clear();
    }
}
