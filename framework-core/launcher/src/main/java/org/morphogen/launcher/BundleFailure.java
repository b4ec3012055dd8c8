// SPDX-License-Identifier: Apache-2.0
package org.morphogen.launcher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in one line why a bundle is not there. */
final class BundleFailure {

    // "... missing requirement [org.b [4](R 4.0)] osgi.wiring.package; (&(osgi.wiring.package=org.c)(version>=1.0.0))"
    private static final Pattern REQUIREMENT =
            Pattern.compile("missing requirement \\[[^;]*\\] ([\\w.]+); ([^\\s\\]]+)");
    private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]*)\\)");

    private BundleFailure() {}

    /** The innermost cause: the framework wraps the requirement or exception that matters in up to four others. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
        String requirement = lastRequirement(message);
        return requirement != null ? requirement : cause.getClass().getSimpleName() + ": " + firstLine(message);
    }

    private static @Nullable String lastRequirement(String message) {
        String found = null;
        Matcher matcher = REQUIREMENT.matcher(message);
        while (matcher.find()) {
            found = describe(matcher.group(1), matcher.group(2));
        }
        return found;
    }

    private static String describe(String namespace, String filter) {
        Matcher name = PACKAGE.matcher(filter);
        String needed = name.find() ? "package " + name.group(1) : namespace;
        return "it needs " + needed + " " + filter + ", which no bundle offers. Install the bundle that does.";
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
