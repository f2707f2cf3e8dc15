package dev.souk.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A folder that is thrown away: by its owner, or by the next one who comes after the owner died. */
final class ScratchFolder implements AutoCloseable {

    private final Path folder;
    private final FolderLock lock;

    private ScratchFolder(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static ScratchFolder create(Cache cache) throws IOException {
        Path all = Folders.create(cache.folder().resolve("scratch"));
        try (FolderLock onlyOneTidies = FolderLock.acquire(all, Duration.ofSeconds(30))) {
            if (onlyOneTidies == null) {
                throw new IOException("another process holds " + all.resolve("lock"));
            }
            deleteOrphans(all);
            Path folder = Files.createTempDirectory(all, "cluster");
            FolderLock lock = FolderLock.acquire(folder, Duration.ZERO);
            if (lock == null) {
                throw new IOException("a new folder is in use already: " + folder);
            }
            return new ScratchFolder(folder, lock);
        }
    }

    Path folder() {
        return folder;
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

    @Override
    public void close() throws IOException {
        try (lock) {
            Folders.delete(folder);
        }
    }
}
