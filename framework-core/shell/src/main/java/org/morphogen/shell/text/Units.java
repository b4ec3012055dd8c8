// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.text;

import java.util.Locale;

/** Numbers and texts in the space that they deserve. */
public final class Units {

    private static final String[] LARGE = {"", " k", " M", " G", " T"};
    private static final String[] BINARY = {" B", " KiB", " MiB", " GiB", " TiB"};

    private Units() {}

    /** Three digits and a prefix: {@code 31.2 M}. */
    public static String count(double value) {
        return scaled(value, 1000, LARGE);
    }

    /** Bytes in powers of 1024: {@code 7.5 GiB}. */
    public static String bytes(double value) {
        return scaled(value, 1024, BINARY);
    }

    /** {@code 0:07}, {@code 12:30} or {@code 1:02:03}. */
    public static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** Four significant digits, without an exponent where that is short: {@code 0.01234}, {@code 1.234e-07}. */
    public static String metric(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e9) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        if (size < 1e-4 || size >= 1e9) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int digits = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** At most so many letters, cut at a space. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int space = text.lastIndexOf(' ', most - 4);
        return text.substring(0, space > 0 ? space : most - 4).replaceAll("[,;:]$", "") + " ...";
    }

    private static String scaled(double value, double base, String[] prefixes) {
        double rest = value;
        int i = 0;
        while (Math.abs(rest) >= base && i < prefixes.length - 1) {
            rest /= base;
            i++;
        }
        int digits = i == 0 && rest == Math.rint(rest) || Math.abs(rest) >= 100 ? 0 : Math.abs(rest) >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f", rest) + prefixes[i];
    }
}
