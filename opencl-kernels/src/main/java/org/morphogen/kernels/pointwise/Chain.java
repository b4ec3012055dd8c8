// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.pointwise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Tensor;

/**
 * Functions applied to each value one after another in one launch: {@code Chain.of(Unary.exp()).then(Binary.multiply(), b)}
 * is {@code exp(x) * b}. Immutable. Kernels are built once for each sequence of functions; other parameters and operands
 * need no build.
 */
public final class Chain {

    /** Most links of a chain. */
    public static final int LINKS = 8;

    private final List<Link> links;

    private Chain(List<Link> links) {
        this.links = links;
    }

    /** {@code f(x)}. */
    public static Chain of(Unary function) {
        return new Chain(List.of(Link.of(function)));
    }

    /** {@code f(x, other)}. */
    public static Chain of(Binary function, Tensor other) {
        return new Chain(List.of(Link.of(function, other)));
    }

    /** {@code f} of what this chain gives. Throws {@link IllegalArgumentException} if the chain is full. */
    public Chain then(Unary function) {
        return with(Link.of(function));
    }

    /**
     * {@code f(v, other)} of what this chain gives. Throws {@link IllegalArgumentException} if the chain is full.
     *
     * @param other FLOAT32, of the size of what the chain is applied to
     */
    public Chain then(Binary function, Tensor other) {
        return with(Link.of(function, other));
    }

    private Chain with(Link next) {
        if (links.size() == LINKS) {
            throw new IllegalArgumentException(
                    "A chain has at most " + LINKS + " links; apply this one, then another to its result");
        }
        return new Chain(Stream.concat(links.stream(), Stream.of(next)).toList());
    }

    List<Link> links() {
        return links;
    }

    /** The second operands, in order. */
    List<Tensor> others() {
        return links.stream().map(Link::other).filter(Objects::nonNull).toList();
    }

    /** The build constants of {@code pointwise_chain.cl} that tell the functions. */
    Map<String, Integer> signature() {
        Map<String, Integer> constants = new LinkedHashMap<>();
        constants.put("LINKS", links.size());
        for (int i = 0; i < links.size(); i++) {
            constants.put("TAKES_" + i, links.get(i).other() == null ? 1 : 2);
            constants.put("CODE_" + i, links.get(i).code());
        }
        return constants;
    }

    /**
     * One function.
     *
     * @param q second parameter of a function of one value
     * @param other second operand of a function of two values, or null
     */
    record Link(int code, float p, float q, @Nullable Tensor other) {

        private static Link of(Unary f) {
            return new Link(f.code(), f.p(), f.q(), null);
        }

        private static Link of(Binary f, Tensor other) {
            return new Link(f.code(), f.p(), 0, other);
        }
    }
}
