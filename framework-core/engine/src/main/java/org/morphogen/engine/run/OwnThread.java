// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does work on a thread that nobody interrupts: an interrupt would close the file that is being written. Interrupting
 * the caller asks the work to stop instead.
 */
public final class OwnThread {

    private OwnThread() {}

    /**
     * Waits for the work, however often the caller is interrupted.
     *
     * @param work is told whether it shall stop
     */
    public static <T> T call(String name, Function<BooleanSupplier, T> work) {
        AtomicBoolean stop = new AtomicBoolean();
        FutureTask<T> task = new FutureTask<>(() -> work.apply(stop::get));
        new Thread(task, name).start();
        while (true) {
            try {
                return task.get();
            } catch (InterruptedException e) {
                stop.set(true);
            } catch (ExecutionException e) {
                throw unchecked(e.getCause());
            }
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }
}
