// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.command.soup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A soup after an epoch, as one line: epoch, SHA-256 of all bytes, H0 in bits a byte, operations since the start.
 *
 * @param epoch as reported: 1 after the first
 */
record SoupLine(int epoch, byte[] programs, long operations) {

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d %s %.9f %d", epoch, hash(), entropy(), operations);
    }

    private String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(programs));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Shannon entropy of single bytes. */
    private double entropy() {
        long[] counts = new long[256];
        for (byte value : programs) {
            counts[value & 255]++;
        }
        double entropy = 0;
        for (long count : counts) {
            if (count > 0) {
                double share = count / (double) programs.length;
                entropy -= share * Math.log(share) / Math.log(2);
            }
        }
        return entropy;
    }
}
