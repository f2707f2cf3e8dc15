package dev.souk.db.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A service's {@code db/migration}. */
public final class MigrationFolder {

    private final Path folder;

    public MigrationFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Its files ({@code .sql}) in the order in which they are applied; those whose names have no version come last.
     *
     * @throws UnreadableMigration if the folder or a file of it cannot be read
     */
    public List<MigrationFile> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .map(MigrationFile::read)
                    .sorted(Comparator.comparingLong(
                                    (MigrationFile file) -> file.version().orElse(Long.MAX_VALUE))
                            .thenComparing(MigrationFile::name))
                    .toList();
        } catch (IOException failure) {
            throw new UnreadableMigration(folder + " cannot be read: " + failure, failure);
        }
    }
}
