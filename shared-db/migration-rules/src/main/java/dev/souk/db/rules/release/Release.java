package dev.souk.db.rules.release;

import dev.souk.embedded.statements.RecordedStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is kept of a service's release: what it asks of its schema, and the migrations that made that schema.
 *
 * @param folder {@code releases/v0.1.0} of the service
 */
public record Release(Version version, Path folder) {

    private static final String STATEMENTS = "statements.sql";
    private static final String MIGRATIONS = "migrations.txt";
    private static final String UNFINISHED = ".unfinished";

    /**
     * Its statements, with values: one of each kind, sorted by what they are.
     *
     * @throws UnreadableRelease if they are not there
     */
    public List<String> statements() {
        try {
            return RecordedStatements.read(folder.resolve(STATEMENTS)).samples();
        } catch (IOException failure) {
            throw unreadable(STATEMENTS, failure);
        }
    }

    /**
     * Its migrations, in the order in which they are applied.
     *
     * @throws UnreadableRelease if they are not there
     */
    public List<ReleasedMigration> migrations() {
        try (Stream<String> lines = Files.lines(folder.resolve(MIGRATIONS))) {
            return lines.map(ReleasedMigration::read).toList();
        } catch (IOException | IllegalArgumentException failure) {
            throw unreadable(MIGRATIONS, failure);
        }
    }

    private UnreadableRelease unreadable(String file, Exception failure) {
        return new UnreadableRelease("%s cannot be read: %s".formatted(folder.resolve(file), failure), failure);
    }

    /** Whether this is the folder of a release that is not wholly written. */
    static boolean isUnfinished(Path folder) {
        return String.valueOf(folder.getFileName()).endsWith(UNFINISHED);
    }

    void write(String service, RecordedStatements statements, List<ReleasedMigration> migrations) throws IOException {
        Path unfinished = Files.createDirectories(folder.resolveSibling(folder.getFileName() + UNFINISHED));
        statements.write(
                unfinished.resolve(STATEMENTS),
                List.of(
                        "What %s %s asks of its schema: one statement of each kind, with values."
                                .formatted(service, version),
                        "Recorded while its tests ran (./souk test -Dsouk.record.statements=true), kept by ./souk release.",
                        "A newer schema has to answer all of it as long as this release may run. Not to be edited."));
        Files.writeString(
                unfinished.resolve(MIGRATIONS),
                migrations.stream().map(migration -> migration.line() + "\n").reduce("", String::concat));
        Files.move(unfinished, folder);
    }
}
