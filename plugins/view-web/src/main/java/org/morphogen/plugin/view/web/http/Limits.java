// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.http;

/**
 * What callers may take of this process.
 *
 * @param connections at once; further ones wait until others go, and idle ones go after two seconds then
 * @param streams of frames and events at once; further ones are refused with 503
 * @param bodyBytes of a request, but for a plugin
 * @param pluginBytes of a plugin's jar
 * @param headerBytes of a request's line and headers
 * @param idleMillis without a byte after which a connection is closed
 * @param threads that answer requests
 * @param bytesPerSecond that all streams write together; each slows down when they want more
 */
public record Limits(
        int connections,
        int streams,
        int bodyBytes,
        int pluginBytes,
        int headerBytes,
        int idleMillis,
        int threads,
        long bytesPerSecond) {

    /** For a machine of two cores that is there to compute. */
    public static Limits usual() {
        return new Limits(2_000, 1_200, 1 << 16, 1 << 26, 8_192, 30_000, 24, 120_000_000L);
    }
}
