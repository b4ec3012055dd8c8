// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import java.util.List;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/** What is told when training is done. */
@Doc("Rollouts from the start state when training is done, to tell how well the rule grows.")
record EvaluationConfig(
        @Doc("Number of rollouts; 0 for no evaluation.") @Default("8") @Bounds(min = 0)
        int samples,

        @Doc(
                value =
                        "Step counts at which losses are told; empty for the longest trained rollout and four times that.",
                unit = "steps")
        @Default("[]")
        @Bounds(min = 1)
        List<Integer> steps) {

    List<Integer> stepsFor(int longest) {
        return steps.isEmpty()
                ? List.of(longest, 4 * longest)
                : steps.stream().sorted().toList();
    }
}
