// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Scope;

/** The extension itself: sample classes are run by a launcher of their own, and what fails is looked at. */
class TestComputeTest {

    @ExtendWith(TestCompute.class)
    static class Clean {

        @Test
        void givesAllBack(Compute compute, Scope scope) {
            scope.child("inner").floats(10);
            assertEquals(40, compute.memory().bytes());
        }

        @Test
        void startsEmpty(Compute compute, Scope scope) {
            assertNotNull(scope);
            assertEquals(0, compute.memory().bytes());
        }
    }

    @ExtendWith(TestCompute.class)
    static class Leaking {

        @Test
        void leavesATensor(Compute compute) {
            compute.scope("forgotten").floats(10);
        }
    }

    @ExtendWith(TestCompute.class)
    static class LeavingAnEmptyScope {

        @Test
        void leavesAScope(Compute compute) {
            compute.scope("empty");
        }
    }

    @Test
    void testsThatGiveAllBackPass() {
        TestExecutionSummary summary = run(Clean.class);
        assertEquals(2, summary.getTestsSucceededCount());
        assertEquals(List.of(), summary.getFailures());
    }

    @Test
    void aLeakFailsTheTestThatMadeItAndNamesTheLine() {
        TestExecutionSummary summary = run(Leaking.class);
        assertEquals(1, summary.getTestsFailedCount());
        String message = message(summary);
        assertTrue(message.contains("'forgotten' with 1 tensors of 40 bytes"), message);
        assertTrue(message.contains("TestComputeTest$Leaking.leavesATensor(TestComputeTest.java:"), message);
    }

    @Test
    void anEmptyScopeThatIsLeftOpenFailsTheClass() {
        String message = message(run(LeavingAnEmptyScope.class));
        assertTrue(message.contains("'empty' with 0 tensors"), message);
    }

    @Test
    void anUnknownDeviceFailsTheTests() {
        String before = System.getProperty(TestCompute.DEVICE);
        System.setProperty(TestCompute.DEVICE, "abacus");
        try {
            TestExecutionSummary summary = run(Clean.class);
            assertEquals(2, summary.getTestsFailedCount());
            assertEquals(0, summary.getTestsSkippedCount());
            assertTrue(message(summary).contains("Device 'abacus' not found"), message(summary));
        } finally {
            if (before == null) {
                System.clearProperty(TestCompute.DEVICE);
            } else {
                System.setProperty(TestCompute.DEVICE, before);
            }
        }
    }

    private static TestExecutionSummary run(Class<?> sample) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(sample))
                                .build(),
                        listener);
        return listener.getSummary();
    }

    /** All messages of the first failure, causes included. */
    private static String message(TestExecutionSummary summary) {
        StringBuilder messages = new StringBuilder();
        for (Throwable t = summary.getFailures().get(0).getException(); t != null; t = t.getCause()) {
            messages.append(t.getMessage()).append('\n');
        }
        return messages.toString();
    }
}
