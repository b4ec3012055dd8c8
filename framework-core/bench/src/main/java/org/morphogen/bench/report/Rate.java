// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.report;

import org.morphogen.shell.text.Units;

/**
 * How fast ours was in terms of the device.
 *
 * @param unit such as {@code FLOP/s}
 * @param perSecond operations a second, counted on the work that cannot be left out
 * @param peak the most that the device did with our own kernel of nothing else, in the same run
 * @param intensity operations for each byte that must go to or come from memory; 0 if memory plays no part
 */
public record Rate(String unit, double perSecond, double peak, double intensity) {

    public double share() {
        return perSecond / peak;
    }

    @Override
    public String toString() {
        return Units.count(perSecond) + unit + " of " + Units.count(peak) + unit;
    }
}
