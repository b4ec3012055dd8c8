// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.schema;

/**
 * A kind of number that a component may have.
 *
 * @param whole whether it has no fraction
 * @param min the least value of the Java type, as JSON has it
 * @param max the greatest
 */
record Numbers(boolean whole, Object min, Object max) {

    static Numbers of(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return new Numbers(true, (long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE);
        } else if (type == long.class || type == Long.class) {
            return new Numbers(true, Long.MIN_VALUE, Long.MAX_VALUE);
        } else if (type == float.class || type == Float.class) {
            return new Numbers(false, -(double) Float.MAX_VALUE, (double) Float.MAX_VALUE);
        } else if (type == double.class || type == Double.class) {
            return new Numbers(false, -Double.MAX_VALUE, Double.MAX_VALUE);
        }
        throw new IllegalStateException("A configuration record cannot hold a " + type.getName()
                + "; it can hold int, long, float, double, boolean, String, enums, records, lists and maps");
    }

    /** A bound as JSON has it: without a fraction where the type has none. */
    Object plain(double bound) {
        return whole ? (Object) (long) bound : (Object) bound;
    }
}
