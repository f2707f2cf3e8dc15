package dev.souk.db.rules;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** A service says in its settings which schema it needs at least; a pod would else start on an older one. */
record SchemaVersionSetting(Path settings) {

    private static final String NAME = "souk.db.schema-version";

    Optional<Verdict> check(List<MigrationFile> files) {
        long newest =
                files.stream().mapToLong(file -> file.version().orElse(0)).max().orElse(0);
        if (!Files.exists(settings)) {
            return Optional.empty();
        }
        String said = said();
        return said.equals(Long.toString(newest)) ? Optional.empty() : Optional.of(refuse(said, newest));
    }

    private Verdict refuse(String said, long newest) {
        Finding finding = new Finding(
                "schema-version",
                1,
                "says %s=%s, and the newest migration is V%d".formatted(NAME, said, newest),
                "A pod of this release starts on a schema that lacks what it needs, and answers with errors.",
                "It is compared with the database's version before a pod takes visitors.",
                List.of(new Step(
                        "Say %s=%d in %s.".formatted(NAME, newest, settings), Optional.empty(), Optional.empty())));
        return new Verdict(new MigrationFile(String.valueOf(settings.getFileName()), ""), List.of(finding), List.of());
    }

    private String said() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(settings)) {
            properties.load(reader);
        } catch (IOException failure) {
            throw new UnreadableMigration(settings + " cannot be read: " + failure, failure);
        }
        return properties.getProperty(NAME, "").strip();
    }
}
