package dev.souk.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says that a folder is in use, to other processes too. The system takes it back when the process dies. */
final class FolderLock implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock of {@code folder}, or null when somebody else has it for longer than {@code limit}. */
    static @Nullable FolderLock acquire(Path folder, Duration limit) throws IOException {
        FileChannel channel = FileChannel.open(
                Folders.create(folder).resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long deadline = System.nanoTime() + limit.toNanos();
        while (!lock(channel)) {
            if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
                channel.close();
                return null;
            }
            Pause.of(PAUSE);
        }
        return new FolderLock(channel);
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ofAnotherThread) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
