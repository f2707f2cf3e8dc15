package dev.souk.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says that a folder is in use, to other processes too. The system takes it back when the process dies.
 *
 * <p>A file's lock belongs to the whole process, and closing any channel of that file gives it up, even one that only
 * tried. So nobody in this JVM may as much as open the file while another holds it: a register says who does. It is
 * among the system properties because they are what class loaders have in common; Quarkus tests come with several.
 */
final class FolderLock implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final FileChannel channel;
    private final String registered;

    private FolderLock(FileChannel channel, String registered) {
        this.channel = channel;
        this.registered = registered;
    }

    /** The lock of {@code folder}, or null when somebody else has it for longer than {@code limit}. */
    static @Nullable FolderLock acquire(Path folder, Duration limit) throws IOException {
        Path existing = Folders.create(folder).toRealPath();
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            FolderLock lock = attempt(existing);
            if (lock != null || System.nanoTime() - deadline >= 0) {
                return lock;
            }
            Pause.of(PAUSE);
        }
    }

    private static @Nullable FolderLock attempt(Path folder) throws IOException {
        String name = "souk.locked:" + folder;
        if (System.getProperties().putIfAbsent(name, "by this process") != null) {
            return null;
        }
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = channel.tryLock() != null;
            return locked ? new FolderLock(channel, name) : null;
        } finally {
            if (!locked) {
                if (channel != null) {
                    channel.close();
                }
                System.getProperties().remove(name);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        System.getProperties().remove(registered);
    }
}
