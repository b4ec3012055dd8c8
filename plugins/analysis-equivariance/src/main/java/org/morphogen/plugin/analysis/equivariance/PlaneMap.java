// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.equivariance;

import java.util.ArrayList;
import java.util.List;

/**
 * A symmetry of a lattice about one of its sites: column i and row j go to {@code (a i + b j, c i + d j)}.
 *
 * @param name for people
 * @param mirrors whether it is a reflection
 * @param radians what an angle gains, from columns towards rows, after its sign was changed by a reflection
 */
record PlaneMap(String name, boolean mirrors, double radians, int a, int b, int c, int d) {

    /** The identity, then all turns, then all reflections of the square lattice: 8 in all. */
    static List<PlaneMap> square() {
        return all(new int[] {0, -1, 1, 0}, new int[] {1, 0, 0, -1}, 4);
    }

    /** The same of the hexagonal lattice whose site (i, j) lies at i (1, 0) + j (0.5, 0.866): 12 in all. */
    static List<PlaneMap> hexagonal() {
        return all(new int[] {0, -1, 1, 1}, new int[] {1, 1, 0, -1}, 6);
    }

    /**
     * Powers of a turn, each also after a reflection.
     *
     * @param mirror the reflection that changes the sign of y
     */
    private static List<PlaneMap> all(int[] turn, int[] mirror, int order) {
        List<PlaneMap> maps = new ArrayList<>();
        for (boolean mirrors : new boolean[] {false, true}) {
            int[] m = mirrors ? mirror : new int[] {1, 0, 0, 1};
            for (int power = 0; power < order; power++) {
                String name = power * 360 / order + " degrees" + (mirrors ? ", mirrored" : "");
                maps.add(new PlaneMap(name, mirrors, 2 * Math.PI * power / order, m[0], m[1], m[2], m[3]));
                m = new int[] {
                    turn[0] * m[0] + turn[1] * m[2],
                    turn[0] * m[1] + turn[1] * m[3],
                    turn[2] * m[0] + turn[3] * m[2],
                    turn[2] * m[1] + turn[3] * m[3]
                };
            }
        }
        return maps;
    }

    /** The entries of the inverse matrix; determinants are 1 and -1. */
    int[] inverse() {
        int determinant = a * d - b * c;
        return new int[] {d * determinant, -b * determinant, -c * determinant, a * determinant};
    }
}
