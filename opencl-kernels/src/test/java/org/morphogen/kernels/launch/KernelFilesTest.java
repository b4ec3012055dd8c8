// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.launch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.testkit.TestCompute;

/** Every kernel file of this module compiles alone, with the defaults that it documents. */
@ExtendWith(TestCompute.class)
class KernelFilesTest {

    private static final Path FOLDER = Path.of("src", "main", "opencl", "common");

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".cl"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void theFileCompilesAloneWithItsDefaults(String file, Scope scope) {
        assertFalse(scope.program(KernelSource.of(Programs.class, "common/" + file))
                .hash()
                .isEmpty());
    }

    @Test
    void everyFileBeginsWithItsLicenceAndItsName() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                List<String> lines = Files.readAllLines(file);
                String name = file.getFileName().toString().replaceAll("\\.clh?$", "");
                assertTrue(lines.get(0).equals("// SPDX-License-Identifier: Apache-2.0"), file + ": licence");
                assertTrue(lines.get(1).startsWith("// " + name + " - "), file + ": says what it is");
            }
        }
    }
}
