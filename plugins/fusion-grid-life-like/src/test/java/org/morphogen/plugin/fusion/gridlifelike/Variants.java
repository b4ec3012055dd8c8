// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridlifelike;

import org.morphogen.api.compute.Scope;

/** The kernels under test; all run on any device. */
enum Variants {
    /** Strips of 7 rows, 5 generations a launch. */
    STRIPS {
        @Override
        Generations make(LifePair pair, Scope scope) {
            return StripGenerations.with(pair, new StripGenerations.Block(5, Math.min(7, pair.height())), scope);
        }
    },
    /** Whole tiles, 5 generations a launch. */
    TILES {
        @Override
        Generations make(LifePair pair, Scope scope) {
            return TileGenerations.with(pair, 5, scope);
        }
    };

    abstract Generations make(LifePair pair, Scope scope);

    LifeDynamics dynamics(LifePair pair, Scope scope) {
        return new LifeDynamics(make(pair, scope), scope);
    }
}
