// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Problems;

/**
 * The sample pool (Mordvintsev and others 2020, experiments 2 and 3): outputs go back to the pool, so that training
 * sees states far beyond one rollout.
 */
@Doc("States kept between iterations.")
record PoolConfig(
        @Doc(value = "Number of states.", unit = "samples") @Default("1024") @Bounds(min = 1)
        int size,

        @Doc("Sort the drawn samples by loss, worst first, so that the worst is reseeded and the best are damaged.")
        @Default("true")
        boolean rank,

        @Doc(value = "Replace the first sample by a fresh start state every so often.", unit = "iterations")
        @Default("1")
        @Bounds(min = 1)
        int seedEvery,

        @Doc(value = "Before this iteration the first sample is replaced every time.", unit = "iterations")
        @Default("0")
        @Bounds(min = 0)
        int seedAlwaysUntil,

        @Doc("How many of the last samples get a hole.") @Default("0") @Bounds(min = 0)
        int damage,

        @Doc(value = "Damage every so often.", unit = "iterations") @Default("1") @Bounds(min = 1)
        int damageEvery,

        @Doc(
                value = "Replace samples in which nothing lives by fresh start states every so often; 0 for never.",
                unit = "iterations")
        @Default("0")
        @Bounds(min = 0)
        int reviveEvery) {

    void check(int batch, Problems problems) {
        if (size < batch) {
            problems.error("/size", String.valueOf(size), "at least the batch, " + batch, "");
        }
        if (damage >= batch) {
            problems.error(
                    "/damage",
                    String.valueOf(damage),
                    "less than the batch, " + batch,
                    "The first sample is the fresh start state and stays whole");
        }
    }

    boolean seeds(long iteration) {
        return iteration < seedAlwaysUntil || iteration % seedEvery == 0;
    }

    boolean revives(long iteration) {
        return reviveEvery > 0 && iteration % reviveEvery == 0;
    }

    boolean damages(long iteration) {
        return damage > 0 && iteration % damageEvery == 0;
    }
}
