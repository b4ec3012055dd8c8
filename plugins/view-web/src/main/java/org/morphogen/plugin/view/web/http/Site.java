// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.http;

import java.io.IOException;

/** What is behind the gate. */
@FunctionalInterface
public interface Site {

    /** Answers, now or later. Throws {@link Refusal}, or exceptions of the API with what people read. */
    void answer(Exchange exchange) throws IOException;
}
