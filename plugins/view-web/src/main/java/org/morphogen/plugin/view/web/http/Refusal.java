// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.http;

import java.util.List;
import org.morphogen.api.config.Problem;

/** Why a request is not answered: an HTTP status and what people read. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public static final int MISTAKE = 400;
    public static final int UNKNOWN_CALLER = 401;
    public static final int FORBIDDEN = 403;
    public static final int NOT_THERE = 404;
    public static final int WRONG_METHOD = 405;
    public static final int CANNOT_NOW = 409;
    public static final int TOO_LARGE = 413;
    public static final int WRONG_TYPE = 415;
    public static final int FAILED = 500;
    public static final int FULL = 503;

    private final int status;
    private final transient List<Problem> problems;

    public Refusal(int status, String sentence) {
        this(status, sentence, List.of());
    }

    /** @param problems the mistakes one by one, each with its place */
    public Refusal(int status, String sentence, List<Problem> problems) {
        super(sentence, null, false, false);
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    public int status() {
        return status;
    }

    public List<Problem> problems() {
        return problems;
    }
}
