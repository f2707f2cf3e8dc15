package dev.souk.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A folder of this user for what is made once: unpacked servers and the empty data folder. What is in it is complete,
 * because it is made under another name and renamed at the end; a lock lets only one process make it.
 */
final class Cache {

    /** Unpacking takes seconds; whoever waits longer than this waits for a process that hangs. */
    private static final Duration OTHER_PROCESS_LIMIT = Duration.ofMinutes(3);

    private static final String UNFINISHED = "unfinished-";

    private final Path folder;
    private final Consumer<String> progress;

    /** {@code progress} is told in a few words what takes a while. */
    Cache(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** {@code souk.cache}, else the place the system has for caches. */
    static Cache ofUser(Consumer<String> progress) {
        return new Cache(place(), progress);
    }

    private static Path place() {
        String chosen = System.getProperty("souk.cache");
        if (chosen != null) {
            return Path.of(chosen).toAbsolutePath();
        }
        String common = System.getenv("XDG_CACHE_HOME");
        if (common != null && Path.of(common).isAbsolute()) {
            return Path.of(common, "souk");
        }
        Path home = Path.of(System.getProperty("user.home"));
        if (!home.isAbsolute()) {
            // A user without an entry in the system's list has no home; Java says "?".
            return Path.of(System.getProperty("java.io.tmpdir"), "souk-" + System.getProperty("user.name"));
        }
        return Platform.current().isMacOs() ? home.resolve("Library/Caches/souk") : home.resolve(".cache/souk");
    }

    Path folder() {
        return folder;
    }

    /** Fills an empty folder. */
    interface Filling {
        void fill(Path emptyFolder) throws IOException;
    }

    /** The folder {@code name}, filled the first time that anyone asks for it. */
    Path once(String name, String step, Filling filling) throws IOException {
        Path wanted = folder.resolve(name);
        if (Files.isDirectory(wanted)) {
            return wanted;
        }
        try (FolderLock lock = FolderLock.acquire(folder, OTHER_PROCESS_LIMIT)) {
            if (lock == null) {
                throw new IOException("another process holds %s for more than %s minutes"
                        .formatted(folder.resolve("lock"), OTHER_PROCESS_LIMIT.toMinutes()));
            }
            if (!Files.isDirectory(wanted)) {
                deleteUnfinished();
                progress.accept(step + ", once");
                Path unfinished = Folders.create(folder.resolve(UNFINISHED + name));
                filling.fill(unfinished);
                Files.move(unfinished, wanted, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return wanted;
    }

    /** What a process left that died while it filled. */
    private void deleteUnfinished() throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
            for (Path leftover : leftovers) {
                Folders.delete(leftover);
            }
        }
    }
}
