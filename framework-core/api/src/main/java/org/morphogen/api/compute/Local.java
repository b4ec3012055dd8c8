// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

/**
 * A local-memory argument.
 *
 * @param bytes size for each work-group
 */
public record Local(long bytes) {

    public static Local floats(int count) {
        return new Local(4L * count);
    }
}
