package dev.souk.db.rules.release;

import dev.souk.db.rules.MigrationFolder;
import dev.souk.embedded.statements.RecordedStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A service's folder {@code releases}. */
public final class Releases {

    private final Path service;

    private Releases(Path service) {
        this.service = service;
    }

    /** Those of the service in this folder. */
    public static Releases of(Path serviceFolder) {
        return new Releases(serviceFolder);
    }

    /**
     * All of them, the oldest first. One that was being kept when the process died is none, and in nobody's way.
     *
     * @throws UnreadableRelease if there is a folder whose name is no version
     */
    public List<Release> all() {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder())) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> !Release.isUnfinished(folder))
                    .map(folder -> new Release(Version.of(String.valueOf(folder.getFileName())), folder))
                    .sorted(Comparator.comparing(Release::version))
                    .toList();
        } catch (IOException | IllegalArgumentException failure) {
            throw new UnreadableRelease("%s cannot be read: %s".formatted(folder(), failure.getMessage()), failure);
        }
    }

    /** The one that runs while the next is rolled out; none before the first. */
    public Optional<Release> latest() {
        List<Release> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** Keeps a new one. */
    public Release keep(Version version, RecordedStatements statements, MigrationFolder migrations) throws IOException {
        Release release = new Release(version, folder().resolve(version.toString()));
        release.write(
                String.valueOf(service.getFileName()),
                statements,
                migrations.files().stream().map(ReleasedMigration::of).toList());
        return release;
    }

    private Path folder() {
        return service.resolve("releases");
    }
}
