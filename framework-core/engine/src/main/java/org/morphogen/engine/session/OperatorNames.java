// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.session;

import java.util.List;
import java.util.stream.Collectors;
import org.morphogen.api.config.Problems;
import org.morphogen.api.substrate.Operator;

/** The operators that a substrate offers. A rule may append a factor ({@code *}) or an angle ({@code @}) to a name. */
record OperatorNames(List<Operator> offered) {

    /** Reports every operator that a rule senses and the substrate does not offer. */
    void check(List<String> sensed, String substrate, Problems problems) {
        for (String name : sensed) {
            String plain = name.split("[*@]", 2)[0];
            if (offered.stream().noneMatch(operator -> operator.name().equals(plain))) {
                String names = offered.stream().map(Operator::name).collect(Collectors.joining(", "));
                problems.error(
                        "",
                        "it senses '" + plain + "', which the substrate '" + substrate + "' does not offer",
                        "one of: " + names,
                        "");
            }
        }
    }
}
