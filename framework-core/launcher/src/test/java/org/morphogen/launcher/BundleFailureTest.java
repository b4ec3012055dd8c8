// SPDX-License-Identifier: Apache-2.0
package org.morphogen.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;

class BundleFailureTest {

    @Test
    void aMissingPackageIsNamedWithoutTheChainThatLedToIt() {
        BundleException failure = new BundleException(
                "Unable to resolve org.a [3](R 3.0): missing requirement [org.a [3](R 3.0)] osgi.wiring.package;"
                        + " (osgi.wiring.package=org.b) [caused by: Unable to resolve org.b [4](R 4.0):"
                        + " missing requirement [org.b [4](R 4.0)] osgi.wiring.package;"
                        + " (&(osgi.wiring.package=org.c)(version>=1.0.0))]"
                        + " Unresolved requirements: [[org.a [3](R 3.0)] osgi.wiring.package;"
                        + " (osgi.wiring.package=org.b)]");

        assertEquals(
                "it needs package org.c (&(osgi.wiring.package=org.c)(version>=1.0.0)), which no bundle offers."
                        + " Install the bundle that does.",
                BundleFailure.reason(failure));
    }

    @Test
    void anExceptionOfTheBundleItselfIsOneLine() {
        BundleException failure =
                new BundleException("Activator start error", new IllegalStateException("first line\nsecond line"));

        assertEquals("IllegalStateException: first line", BundleFailure.reason(failure));
    }
}
