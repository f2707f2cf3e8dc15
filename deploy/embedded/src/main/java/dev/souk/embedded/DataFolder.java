package dev.souk.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Where servers keep their files: a folder of the caller's, or one that is thrown away. One owner at a time has it. */
final class DataFolder implements AutoCloseable {

    /** Servers of an owner that was just killed need a moment to end. */
    private static final Duration LAST_OWNER_LIMIT = Duration.ofSeconds(2);

    private static final Duration TIDYING_LIMIT = Duration.ofSeconds(30);

    private final Path path;
    private final FolderLock lock;
    private final boolean kept;

    private DataFolder(Path path, FolderLock lock, boolean kept) {
        this.path = path;
        this.lock = lock;
        this.kept = kept;
    }

    static DataFolder kept(Path path) throws IOException {
        FolderLock lock = FolderLock.acquire(path, LAST_OWNER_LIMIT);
        if (lock == null) {
            throw new EmbeddedServerException("the data in %s are in use by another process".formatted(path));
        }
        return new DataFolder(path, lock, true);
    }

    /** A new folder; those whose owners died without throwing them away are deleted on the way. */
    static DataFolder thrownAway(Cache cache) throws IOException {
        Path all = Folders.create(cache.folder().resolve("scratch"));
        try (FolderLock onlyOneTidies = FolderLock.acquire(all, TIDYING_LIMIT)) {
            if (onlyOneTidies == null) {
                throw new IOException("another process holds " + all.resolve("lock"));
            }
            deleteOrphans(all);
            Path path = Files.createTempDirectory(all, "");
            FolderLock lock = FolderLock.acquire(path, LAST_OWNER_LIMIT);
            if (lock == null) {
                throw new IOException("a new folder is in use already: " + path);
            }
            return new DataFolder(path, lock, false);
        }
    }

    private static void deleteOrphans(Path all) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(all, Files::isDirectory)) {
            for (Path folder : folders) {
                try (FolderLock owner = FolderLock.acquire(folder, Duration.ZERO)) {
                    if (owner != null) {
                        Folders.delete(folder);
                    }
                }
            }
        }
    }

    Path path() {
        return path;
    }

    boolean kept() {
        return kept;
    }

    @Override
    public void close() {
        try (lock) {
            if (!kept) {
                Folders.delete(path);
            }
        } catch (IOException failure) {
            throw EmbeddedServerException.cannot("tidy up " + path, failure);
        }
    }
}
