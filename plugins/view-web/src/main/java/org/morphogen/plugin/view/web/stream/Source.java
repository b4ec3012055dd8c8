// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.stream;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What one reader is to get. Called on the delivery's thread. */
public interface Source {

    /** The newest that there is for this reader and that it has not had; null if there is nothing now. */
    @Nullable
    ByteBuffer next(long nanoTime);

    /** Whether nothing will come any more. */
    boolean over();

    /** The reader is gone. */
    void close();
}
