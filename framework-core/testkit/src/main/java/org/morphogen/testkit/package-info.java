// SPDX-License-Identifier: Apache-2.0
/**
 * Contract tests and helpers for plugin tests: they run on a real OpenCL device, never on a substitute. Without one
 * they fail; {@code -Dmorphogen.device=} chooses one by id or a part of its name.
 *
 * <p>The same tests run on Oclgrind (Debian package {@code oclgrind}), a simulator that finds accesses beyond a tensor
 * and data races; a test during which it complains fails. Tests too large for it are tagged {@code large}:
 *
 * <pre>
 * OCL_ICD_VENDORS=/usr/lib/oclgrind/liboclgrind-rt-icd.so OCLGRIND_BUILD_OPTIONS=-cl-opt-disable \
 * OCLGRIND_DATA_RACES=1 OCLGRIND_LOG=/tmp/oclgrind.log \
 *     mvn test -pl opencl-kernels -Dmorphogen.device=Oclgrind -DexcludedGroups=large
 * </pre>
 */
@NullMarked
package org.morphogen.testkit;

import org.jspecify.annotations.NullMarked;
