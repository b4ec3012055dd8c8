// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.pointwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.compute.ProfileRow;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Rows;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.kernels.launch.Numbers;
import org.morphogen.kernels.launch.Variant;
import org.morphogen.opencl.OpenClDevices;
import org.morphogen.testkit.GradientCheck;
import org.morphogen.testkit.TestCompute;

/** Chains of functions against their composition in double precision and against one launch a function. */
@ExtendWith(TestCompute.class)
class ChainTest {

    /** A stripe boundary, a broken block of lanes and more than one work-group. */
    private static final int SIZE = 9_001;

    /** What a chain gives of one value and the values of its operands. */
    private interface Oracle {
        double of(double x, double b, double c);
    }

    static Stream<Arguments> chains() {
        return Stream.of(
                chain("one link", (b, c) -> Chain.of(Unary.tanh()), (x, b, c) -> Math.tanh(x)),
                chain("one link of two values", (b, c) -> Chain.of(Binary.divide(), b), (x, b, c) -> x / b),
                chain(
                        "functions of one value",
                        (b, c) -> Chain.of(Unary.square())
                                .then(Unary.affine(0.5f, 2))
                                .then(Unary.log())
                                .then(Unary.sin()),
                        (x, b, c) -> Math.sin(Math.log(0.5 * x * x + 2))),
                chain(
                        "functions of two values",
                        (b, c) -> Chain.of(Binary.axpy(0.25f), b)
                                .then(Binary.multiply(), c)
                                .then(Binary.divide(), b)
                                .then(Binary.max(), c),
                        (x, b, c) -> Math.max((x + 0.25 * b) * c / b, c)),
                chain(
                        "both in turn",
                        (b, c) -> Chain.of(Unary.sigmoid())
                                .then(Binary.multiply(), b)
                                .then(Unary.swish(1.5f))
                                .then(Binary.subtract(), c),
                        (x, b, c) -> {
                            double v = b / (1 + Math.exp(-x));
                            return v / (1 + Math.exp(-1.5 * v)) - c;
                        }),
                chain(
                        "as many links as there may be",
                        (b, c) -> Chain.of(Unary.scale(0.5f))
                                .then(Unary.exp())
                                .then(Binary.add(), b)
                                .then(Unary.sqrt())
                                .then(Unary.reciprocal())
                                .then(Binary.multiply(), c)
                                .then(Unary.geluTanh())
                                .then(Unary.softplus()),
                        (x, b, c) -> {
                            double v = c / Math.sqrt(Math.exp(0.5 * x) + b);
                            double w = Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v * v * v));
                            return Math.log1p(Math.exp(v / 2 * (1 + w)));
                        }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chains")
    void aChainEqualsTheCompositionInDoublePrecision(String name, Links chain, Oracle oracle, Scope scope) {
        for (Variant variant : Variant.values()) {
            for (int size : new int[] {1, 17, SIZE}) {
                Case a = Case.of(scope, chain, size);
                float[] x = a.x.readFloats();
                float[] b = a.b.readFloats();
                float[] c = a.c.readFloats();
                double[] expected = new double[size];
                for (int i = 0; i < size; i++) {
                    expected[i] = oracle.of(x[i], b[i], c[i]);
                }
                Tensor y = new Pointwise(scope, variant).apply(new RecordingTape(scope, false), a.x, a.chain);
                // Each function of OpenCL may be off by 2 to 16 units in the last place; eight of them stay below 1e-5.
                Numbers.assertNear(expected, y.readFloats(), 1e-5);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chains")
    void theAdjointOfAChainEqualsDifferences(String name, Links chain, Oracle oracle, Scope scope) {
        for (Variant variant : Variant.values()) {
            Case a = Case.of(scope, chain, 21);
            Pointwise pointwise = new Pointwise(scope, variant);
            GradientCheck.ofOperation(
                            scope,
                            tape -> List.of(pointwise.apply(tape, a.x, a.chain)),
                            Map.of("x", a.x, "b", a.b, "c", a.c))
                    .within(2e-3);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chains")
    void aChainHasTheBitsOfOneLaunchAFunction(String name, Links chain, Oracle oracle, Scope scope) {
        for (Variant variant : Variant.values()) {
            Case a = Case.of(scope, chain, SIZE);
            Pointwise pointwise = new Pointwise(scope, variant);
            List<float[]> once = played(scope, a, tape -> pointwise.apply(tape, a.x, a.chain));
            List<float[]> apart = played(scope, a, tape -> apart(pointwise, tape, a.x, a.chain));
            for (int i = 0; i < once.size(); i++) {
                assertArrayEquals(
                        apart.get(i),
                        once.get(i),
                        List.of("value", "x", "b", "c").get(i) + ", " + variant);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void rowsBeyondTheCountStayAsTheyWere(Variant variant, Scope scope) {
        Tensor x = Numbers.tensor(scope, 1, 50, 7);
        Tensor b = Numbers.tensor(scope, 2, 50, 7);
        Tensor gx = scope.zeros(x.type(), x.shape());
        Tensor gb = scope.zeros(x.type(), x.shape());
        Tape tape = new RecordingTape(scope, true);
        tape.watch(x, gx);
        tape.watch(b, gb);
        Chain chain = Chain.of(Unary.square()).then(Binary.multiply(), b);
        Tensor y = new Pointwise(scope, variant)
                .apply(tape, new Rows(x, Numbers.ints(scope, 31)), chain)
                .values();
        Tensor ones = scope.floats(50, 7);
        scope.compute().fill(ones, 1);
        tape.seed(y, ones);
        tape.play();
        float[] fromX = x.readFloats();
        float[] fromB = b.readFloats();
        float[] backX = gx.readFloats();
        float[] backB = gb.readFloats();
        float[] squares = y.readFloats(0, 31 * 7);
        for (int i = 0; i < fromX.length; i++) {
            boolean counts = i < squares.length;
            float square = fromX[i] * fromX[i];
            assertEquals(counts ? 2 * fromX[i] * fromB[i] : 0, backX[i], 1e-6f * Math.abs(backX[i]));
            assertEquals(counts ? square : 0, backB[i]);
            assertTrue(!counts || squares[i] == square * fromB[i]);
        }
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void operandsThatAreOneTensorGetAllTheirGradients(Variant variant, Scope scope) {
        Tensor x = Numbers.tensor(scope, 1, 33);
        Tensor gx = scope.zeros(x.type(), x.shape());
        Tape tape = new RecordingTape(scope, true);
        tape.watch(x, gx);
        Pointwise pointwise = new Pointwise(scope, variant);
        // A copy, whose gradient's memory is undefined when the chain's adjoint begins.
        Tensor copy = pointwise.apply(tape, x, Unary.scale(1));
        Chain chain = Chain.of(Binary.multiply(), copy).then(Unary.negate()).then(Binary.multiply(), copy);
        Tensor y = pointwise.apply(tape, copy, chain);
        Tensor ones = scope.floats(33);
        scope.compute().fill(ones, 1);
        tape.seed(y, ones);
        tape.play();
        float[] from = x.readFloats();
        double[] expected = new double[from.length];
        for (int i = 0; i < from.length; i++) {
            expected[i] = -3.0 * from[i] * from[i];
        }
        Numbers.assertNear(expected, gx.readFloats(), 1e-6);
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void anOperandGetsItsGradientWhereNobodyWantsThatOfTheFirst(Variant variant, Scope scope) {
        Tensor x = Numbers.tensor(scope, 1, 33);
        Tensor b = Numbers.tensor(scope, 2, 33);
        Tensor gb = scope.zeros(b.type(), b.shape());
        Tape tape = new RecordingTape(scope, true);
        tape.watch(b, gb);
        Chain chain = Chain.of(Unary.square()).then(Binary.multiply(), b).then(Unary.scale(2));
        Tensor y = new Pointwise(scope, variant).apply(tape, x, chain);
        Tensor ones = scope.floats(33);
        scope.compute().fill(ones, 1);
        tape.seed(y, ones);
        tape.play();
        float[] from = x.readFloats();
        float[] expected = new float[from.length];
        for (int i = 0; i < from.length; i++) {
            expected[i] = 2 * from[i] * from[i];
        }
        assertArrayEquals(expected, gb.readFloats());
    }

    /** Simulators tell no times of launches, so this one is left out there too. */
    @Tag("large")
    @Test
    void aChainIsOneLaunchForwardAndOneBack() {
        Devices devices = OpenClDevices.tracking();
        try (Compute compute = devices.open(devices.find(System.getProperty(TestCompute.DEVICE)), true);
                Scope scope = compute.scope("launches")) {
            Tensor x = Numbers.tensor(scope, 1, 100);
            Tensor b = Numbers.tensor(scope, 2, 100);
            Tensor seed = Numbers.tensor(scope, 3, 100);
            Tensor gx = scope.zeros(x.type(), x.shape());
            Tensor gb = scope.zeros(x.type(), x.shape());
            Pointwise pointwise = new Pointwise(scope);
            Chain chain = Chain.of(Unary.square())
                    .then(Binary.add(), b)
                    .then(Unary.tanh())
                    .then(Binary.multiply(), b)
                    .then(Unary.scale(3));
            Tape tape = new RecordingTape(scope, true);
            tape.watch(x, gx);
            tape.watch(b, gb);
            Tensor y = pointwise.apply(tape, x, chain);
            tape.seed(y, seed);
            tape.play();
            compute.finish();
            Map<String, Long> calls = compute.profile().stream()
                    .filter(row -> !row.kernel().startsWith("("))
                    .collect(Collectors.toMap(ProfileRow::kernel, ProfileRow::calls));
            assertEquals(
                    Map.of(
                            "common/pointwise_chain.cl:pointwise_chain", 1L,
                            "common/pointwise_chain.cl:pointwise_chain_adjoint", 1L),
                    calls);
        }
    }

    @Test
    void aChainThatIsFullTakesNoFurtherLink() {
        Chain chain = Chain.of(Unary.exp());
        for (int i = 1; i < Chain.LINKS; i++) {
            chain = chain.then(Unary.scale(0.5f));
        }
        Chain full = chain;
        assertTrue(assertThrows(IllegalArgumentException.class, () -> full.then(Unary.exp()))
                .getMessage()
                .contains("at most 8 links"));
    }

    @Test
    void anOperandOfAnotherSizeIsRefused(Scope scope) {
        Chain chain = Chain.of(Unary.exp()).then(Binary.add(), scope.floats(4));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Pointwise(scope).apply(new RecordingTape(scope, false), scope.floats(3), chain));
    }

    private static Arguments chain(String name, Links chain, Oracle oracle) {
        return Arguments.of(name, chain, oracle);
    }

    private static Tensor apart(Pointwise pointwise, Tape tape, Tensor x, Chain chain) {
        Tensor v = x;
        for (Chain.Link link : chain.links()) {
            Tensor other = link.other();
            v = other == null
                    ? pointwise.apply(tape, v, new Unary(link.code(), link.p(), link.q()))
                    : pointwise.apply(tape, v, other, new Binary(link.code(), link.p()));
        }
        return v;
    }

    /** The result and the gradients of x, b and c. */
    private static List<float[]> played(Scope scope, Case a, Operation operation) {
        List<Tensor> inputs = List.of(a.x, a.b, a.c);
        List<Tensor> gradients =
                inputs.stream().map(i -> scope.zeros(i.type(), i.shape())).toList();
        Tape tape = new RecordingTape(scope, true);
        for (int i = 0; i < inputs.size(); i++) {
            tape.watch(inputs.get(i), gradients.get(i));
        }
        Tensor y = operation.apply(tape);
        tape.seed(y, Numbers.tensor(scope, 9, SIZE));
        tape.play();
        return Stream.concat(Stream.of(y), gradients.stream())
                .map(Tensor::readFloats)
                .toList();
    }

    private interface Operation {
        Tensor apply(Tape tape);
    }

    /** A chain with the operands b and c. */
    private interface Links {
        Chain of(Tensor b, Tensor c);
    }

    /** Inputs of one size: x normal, b and c positive, so that a quotient and a root have a value. */
    private record Case(Tensor x, Tensor b, Tensor c, Chain chain) {

        static Case of(Scope scope, Links links, int size) {
            Tensor b = positive(scope, 2, size);
            Tensor c = positive(scope, 3, size);
            return new Case(Numbers.tensor(scope, 1, size), b, c, links.of(b, c));
        }

        private static Tensor positive(Scope scope, long seed, int size) {
            float[] values = Numbers.normal(seed, size);
            for (int i = 0; i < size; i++) {
                values[i] = Math.abs(values[i]) + 0.5f;
            }
            Tensor tensor = scope.floats(size);
            tensor.write(values);
            return tensor;
        }
    }
}
