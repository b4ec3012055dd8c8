// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines without OpenCL are made by starting a second Java with another environment. */
class NoDeviceTest {

    @TempDir
    Path folder;

    /** Prints the number of devices, the complaints, and what asking for a device says. */
    public static final class Lister {
        public static void main(String[] arguments) {
            OpenClDevices devices = new OpenClDevices();
            System.out.println(devices.list().size());
            devices.complaints().forEach(System.out::println);
            try {
                devices.find(null);
            } catch (org.morphogen.api.compute.ComputeException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void withoutADriverTheListIsEmptyAndOneSentenceSaysWhatToInstall() throws Exception {
        List<String> lines = run(classPath(), Files.createDirectory(folder.resolve("vendors")));
        assertEquals("0", lines.get(0));
        assertTrue(lines.get(1).startsWith("No OpenCL driver is installed"), lines::toString);
        assertTrue(
                lines.get(2).startsWith("There is no OpenCL device. No OpenCL driver is installed"), lines::toString);
    }

    @Test
    void withoutJoclTheListIsEmptyToo() throws Exception {
        String path = Arrays.stream(classPath().split(":"))
                .filter(entry -> !entry.contains("jocl"))
                .collect(Collectors.joining(":"));
        List<String> lines = run(path, folder);
        assertEquals("0", lines.get(0));
        assertTrue(lines.get(1).startsWith("OpenCL could not be loaded"), lines::toString);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private List<String> run(String classPath, Path vendors) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                "-XX:TieredStopAtLevel=1",
                Lister.class.getName()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("OCL_ICD_VENDORS", vendors.toString());
        builder.environment().put("OPENCL_VENDOR_PATH", vendors.toString());
        assertEquals(0, builder.start().waitFor(), () -> read(output));
        return read(output).lines().toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
