// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.rule;

import java.util.List;

/**
 * What a rule senses of each site's neighbourhood.
 *
 * @param operators names of the substrate's neighbourhood operators
 * @param order how a row is laid out
 */
public record Perceives(List<String> operators, Order order) {

    public Perceives {
        operators = List.copyOf(operators);
    }

    /** Layout of a perceived row of K operator outputs for each of C channels. */
    public enum Order {
        /** Value (c, k) at {@code c * K + k}. */
        CHANNEL_MAJOR,
        /** Value (c, k) at {@code k * C + c}. */
        OPERATOR_MAJOR
    }
}
