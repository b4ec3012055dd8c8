// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Scope;

/**
 * Gives tests a {@link Compute} and a {@link Scope} on a real device: {@code @ExtendWith(TestCompute.class)} on the
 * class, parameters in the methods. The compute is opened once a class, the scope is closed after each test. A test
 * that leaves another scope with memory open fails with the place where it was allocated. A machine without a device
 * fails these tests; it does not skip them.
 *
 * <p>{@code -Dmorphogen.device=} chooses the device by id or a part of its name; the first is used else.
 */
public final class TestCompute implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    /** System property that chooses the device. */
    public static final String DEVICE = "morphogen.device";

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(TestCompute.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(OURS).put(Bench.class, new Bench());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        bench(context).endTest();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        bench(context).close();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Compute.class || type == Scope.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Bench bench = bench(context);
        return parameter.getParameter().getType() == Compute.class ? bench.compute() : bench.scope();
    }

    private static Bench bench(ExtensionContext context) {
        Bench bench = context.getStore(OURS).get(Bench.class, Bench.class);
        if (bench == null) {
            throw new IllegalStateException("@ExtendWith(TestCompute.class) belongs on the class, not on a method");
        }
        return bench;
    }
}
