// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.ExperimentException;

/**
 * Keeps other processes from writing the same run folder: an advisory lock on the file {@code .lock}. The system gives
 * it back when the process ends, however it ends, or when nobody refers to this object any more.
 */
final class FolderLock {

    static final String FILE = ".lock";

    /** Held for its channel: the lock ends with it. */
    private final FileLock lock;

    private FolderLock(FileLock lock) {
        this.lock = lock;
    }

    /** Throws {@link ExperimentException} if another process has the folder. */
    static FolderLock take(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = attempt(channel);
        if (lock == null) {
            channel.close();
            throw new ExperimentException("The run folder " + folder + " is in use by another process. Wait until that"
                    + " run has ended, or name another folder");
        }
        return new FolderLock(lock);
    }

    boolean valid() {
        return lock.isValid();
    }

    private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
