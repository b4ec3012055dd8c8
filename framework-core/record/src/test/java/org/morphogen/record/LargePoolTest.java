// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.run.RunFolder;
import org.morphogen.api.run.Snapshot;
import org.morphogen.config.text.JsonText;

class LargePoolTest {

    private static final int MEBI = 1 << 20;

    @TempDir
    Path temp;

    @Test
    void aLargePoolIsSavedAndReadWithoutASecondCopyOutsideTheHeap() {
        RunFolder folder = new RunDirectories(new JsonText()).create(temp.resolve("run"));
        folder.describe(Map.of("name", "large"));
        byte[] pool = new byte[128 * MEBI];
        for (int i = 0; i < pool.length; i += 4099) {
            pool[i] = (byte) i;
        }
        Snapshot snapshot = new Snapshot();
        snapshot.put("pool.cells", new Snapshot.Array(ElementType.FLOAT32, Shape.of(32, MEBI), pool));
        long before = direct();

        folder.checkpoint(1, snapshot);
        byte[] read =
                folder.newest().orElseThrow().snapshot().array("pool.cells").data();

        assertEquals(-1, java.util.Arrays.mismatch(pool, read));
        long more = direct() - before;
        assertTrue(more <= 8L * MEBI, "direct buffers grew by " + more + " bytes");
    }

    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(bean -> bean.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getTotalCapacity)
                .sum();
    }
}
