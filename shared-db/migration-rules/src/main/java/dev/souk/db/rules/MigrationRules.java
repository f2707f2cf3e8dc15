package dev.souk.db.rules;

import dev.souk.db.rules.release.Release;
import dev.souk.db.rules.release.Releases;
import dev.souk.db.rules.server.ScratchSchema;
import dev.souk.db.rules.server.ScratchServer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules over all migrations of a service: by what the files say, by a real server that makes them one after the other,
 * and by what the releases so far ask of their schema. In a test of the service:
 *
 * <pre>{@code
 * MigrationRules.ofService(Path.of("")).requireKept(System.out);
 * }</pre>
 */
public final class MigrationRules {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path SETTINGS = Path.of("src/main/resources/application.properties");

    private final MigrationFolder folder;
    private final Memory memory;
    private final Optional<SchemaVersionSetting> setting;

    private MigrationRules(MigrationFolder folder, Memory memory, Optional<SchemaVersionSetting> setting) {
        this.folder = folder;
        this.memory = memory;
        this.setting = setting;
    }

    /** Those of the service in this folder; its migrations are where services have them, its releases in {@code releases}. */
    public static MigrationRules ofService(Path service) {
        return new MigrationRules(
                new MigrationFolder(service.resolve(MIGRATIONS)),
                Memory.of(Releases.of(service.toAbsolutePath().normalize()).all()),
                Optional.of(new SchemaVersionSetting(service.resolve(SETTINGS))));
    }

    /** Those in {@code folder}, after these releases, the oldest first. */
    public static MigrationRules of(Path folder, List<Release> releases) {
        return new MigrationRules(new MigrationFolder(folder), Memory.of(releases), Optional.empty());
    }

    /**
     * Judges each file, in the order in which they are applied.
     *
     * @throws UnreadableMigration if a file cannot be read
     * @throws IllegalStateException if the scratch server fails
     */
    public List<Verdict> judge() {
        try (ScratchServer server = ScratchServer.start()) {
            return judgeOn(server);
        }
    }

    /** The same, on a server that is there already. */
    List<Verdict> judgeOn(ScratchServer server) {
        List<MigrationFile> files = folder.files();
        try (ScratchSchema schema = server.schema()) {
            List<Verdict> verdicts = new ArrayList<>(new Judgement(files, memory, schema).verdicts());
            setting.flatMap(said -> said.check(files)).ifPresent(verdicts::add);
            return verdicts;
        } catch (SQLException failure) {
            throw new IllegalStateException("the scratch server failed: " + failure.getMessage(), failure);
        }
    }

    /**
     * The same, for a test: prints what is refused or excused.
     *
     * @throws AssertionError if anything is refused; its message is all that has to be known
     */
    public void requireKept(PrintStream out) {
        List<Verdict> verdicts = judge();
        verdicts.stream()
                .filter(verdict -> !verdict.isAccepted() || !verdict.excused().isEmpty())
                .map(VerdictText::of)
                .forEach(out::println);
        List<String> refused = verdicts.stream()
                .filter(verdict -> !verdict.isAccepted())
                .map(VerdictText::of)
                .toList();
        if (!refused.isEmpty()) {
            throw new AssertionError("the rules refuse:\n" + String.join("\n", refused));
        }
        out.printf("%d migrations follow the rules%n", verdicts.size());
    }
}
