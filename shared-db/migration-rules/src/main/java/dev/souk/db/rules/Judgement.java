package dev.souk.db.rules;

import dev.souk.db.rules.release.RefusedStatement;
import dev.souk.db.rules.release.ReleasedMigration;
import dev.souk.db.rules.release.Replay;
import dev.souk.db.rules.release.Version;
import dev.souk.db.rules.server.ScratchSchema;
import dev.souk.db.rules.server.ServerJudge;
import dev.souk.db.rules.server.Shape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Goes through a folder once, from the empty schema to the newest. */
final class Judgement {

    private static final String OTHER_SCHEMA = "other-schema";
    private static final int SHOWN_STATEMENT = 300;

    private final List<MigrationFile> files;
    private final Memory memory;
    private final ScratchSchema schema;
    private final ServerJudge server;
    private final Map<Version, Shape> shapes = new HashMap<>();
    private final Set<String> refusedBefore = new HashSet<>();

    Judgement(List<MigrationFile> files, Memory memory, ScratchSchema schema) {
        this.files = files;
        this.memory = memory;
        this.schema = schema;
        this.server = new ServerJudge(schema);
    }

    List<Verdict> verdicts() throws SQLException {
        List<Verdict> verdicts = new ArrayList<>();
        for (MigrationFile file : files) {
            verdicts.add(judge(file));
        }
        missing().forEach(verdicts::add);
        return verdicts;
    }

    private Verdict judge(MigrationFile file) throws SQLException {
        Optional<Memory.Known> running = runningBefore(file);
        InUse inUse = running.map(release -> shapes.getOrDefault(release.version(), Shape.empty()))
                .orElse(Shape.empty());
        Migration migration = Migration.of(file, inUse, nextRelease());
        List<Finding> findings = new ArrayList<>(Verdict.findings(migration));
        numberTwice(migration).ifPresent(findings::add);
        numberTooLow(migration).ifPresent(findings::add);
        edited(migration).ifPresent(findings::add);
        contract(migration).ifPresent(findings::add);
        if (findings.stream().noneMatch(finding -> finding.rule().equals(OTHER_SCHEMA))) {
            findings.addAll(server.check(migration));
            findings.addAll(missedBy(running, migration));
        }
        remember(file);
        return Verdict.of(migration, findings);
    }

    /** The release that runs while {@code file} is applied: the newest that was made without it. */
    private Optional<Memory.Known> runningBefore(MigrationFile file) {
        return memory.releases().reversed().stream()
                .filter(release -> !release.contains(file.name()))
                .findFirst();
    }

    private String nextRelease() {
        if (memory.releases().isEmpty()) {
            return "v0.1.0";
        }
        Version latest = memory.releases().getLast().version();
        return new Version(latest.major(), latest.minor() + 1, 0).toString();
    }

    private void remember(MigrationFile file) throws SQLException {
        for (Memory.Known release : memory.releases()) {
            if (!release.migrations().isEmpty()
                    && release.migrations().getLast().name().equals(file.name())) {
                shapes.put(release.version(), schema.shape());
                rememberRefusals(release);
            }
        }
    }

    /** What a test made fail on purpose was recorded, too: a newer schema need not answer it either. */
    private void rememberRefusals(Memory.Known release) throws SQLException {
        if (release.equals(memory.releases().getLast())) {
            replay().stream().map(RefusedStatement::statement).forEach(refusedBefore::add);
        }
    }

    private Optional<Finding> numberTwice(Migration migration) {
        return files.stream()
                .filter(other -> !other.name().equals(migration.file().name())
                        && other.version().isPresent()
                        && other.version().equals(migration.file().version()))
                .findFirst()
                .map(twin -> new Finding(
                        "file-name",
                        1,
                        "has the number of " + twin.name(),
                        "The deployment stops: of two files with one number, none is run.",
                        "Files are applied in the order of their numbers.",
                        migration
                                .steps()
                                .then("Give it a number above all others.")
                                .toList()));
    }

    private Optional<Finding> numberTooLow(Migration migration) {
        long version = migration.file().version().orElse(Long.MAX_VALUE);
        return memory.releases().reversed().stream()
                .limit(1)
                .filter(release -> !release.contains(migration.file().name()))
                .flatMap(release -> release.migrations().stream())
                .filter(released ->
                        new MigrationFile(released.name(), "").version().orElse(0) > version)
                .findFirst()
                .map(released -> new Finding(
                        "file-name",
                        1,
                        "comes before %s, which is released".formatted(released.name()),
                        "Where that one was applied this one is left out, and the schemas differ from then on.",
                        "Files are applied in the order of their numbers, each once.",
                        migration
                                .steps()
                                .then("Give it a number above all others.")
                                .toList()));
    }

    private Optional<Finding> edited(Migration migration) {
        ReleasedMigration now = ReleasedMigration.of(migration.file());
        return memory.releases().stream()
                .filter(release -> release.migrations().stream()
                        .anyMatch(then -> then.name().equals(now.name()) && !then.equals(now)))
                .findFirst()
                .map(release -> new Finding(
                        "released-migration",
                        1,
                        "was released with %s, and was changed since".formatted(release.version()),
                        "Where it was applied the next deployment stops; elsewhere the schema is another.",
                        "A released file is never run again: what it says now nobody's database knows.",
                        migration
                                .steps()
                                .then("Put it back as it was, and write what is to change into a new file.")
                                .toList()));
    }

    private Stream<Verdict> missing() {
        Set<String> there =
                new HashSet<>(files.stream().map(MigrationFile::name).toList());
        return memory.releases().reversed().stream()
                .limit(1)
                .flatMap(release -> release.migrations().stream()
                        .filter(migration -> !there.contains(migration.name()))
                        .map(migration -> removed(release, migration)));
    }

    private static Verdict removed(Memory.Known release, ReleasedMigration migration) {
        Finding finding = new Finding(
                "released-migration",
                1,
                "was released with %s, and is gone".formatted(release.version()),
                "Where it was applied the next deployment stops.",
                "A database remembers each file that made it.",
                List.of(new Step("Put it back.", Optional.empty(), Optional.empty())));
        return new Verdict(new MigrationFile(migration.name(), ""), List.of(finding), List.of());
    }

    private Optional<Finding> contract(Migration migration) {
        return migration
                .directives()
                .contract()
                .flatMap(contract -> wrongWith(contract, migration.file())
                        .map(what -> new Finding(
                                "contract",
                                contract.line(),
                                what,
                                "Something may still use what this file takes away.",
                                """
                                A contract step names the file that made room for the new shape, and a release that ran with it and
                                without the old one.
                                """,
                                migration
                                        .steps()
                                        .then("Release first what does without it, then take it away.")
                                        .toList())));
    }

    private Optional<String> wrongWith(Directives.Contract contract, MigrationFile file) {
        Optional<MigrationFile> expand = files.stream()
                .filter(other -> other.version().orElse(-1) == contract.expand())
                .findFirst();
        if (expand.isEmpty()) {
            return Optional.of("names V%d as its expand step, which is not there".formatted(contract.expand()));
        }
        if (contract.expand() >= file.version().orElse(0)) {
            return Optional.of("names V%d as its expand step, which comes after it".formatted(contract.expand()));
        }
        Optional<Memory.Known> since = memory.releases().stream()
                .filter(release -> release.version().toString().equals(contract.unusedSince()))
                .findFirst();
        if (since.isEmpty()) {
            return Optional.of("says unused since %s, which is not released".formatted(contract.unusedSince()));
        }
        return since.get().contains(expand.get().name())
                ? Optional.empty()
                : Optional.of("says unused since %s, which was made without %s"
                        .formatted(contract.unusedSince(), expand.get().name()));
    }

    /** What the latest release asks of its schema, and gets no answer to any more. */
    private List<Finding> missedBy(Optional<Memory.Known> running, Migration migration) throws SQLException {
        if (running.isEmpty() || !running.get().equals(memory.releases().getLast())) {
            return List.of();
        }
        Memory.Known release = running.get();
        List<Finding> findings = new ArrayList<>();
        for (RefusedStatement refused : replay()) {
            if (refusedBefore.add(refused.statement())) {
                findings.add(missed(migration, release, refused));
            }
        }
        return findings;
    }

    private List<RefusedStatement> replay() throws SQLException {
        List<RefusedStatement> refused = new Replay(schema.connection()).refused(memory.statements());
        schema.reset();
        return refused;
    }

    private static Finding missed(Migration migration, Memory.Known release, RefusedStatement refused) {
        String statement = refused.statement().length() > SHOWN_STATEMENT
                ? refused.statement().substring(0, SHOWN_STATEMENT) + " ..."
                : refused.statement();
        return new Finding(
                "used-by-release",
                1,
                "breaks a statement of %s: %s (%d)".formatted(release.version(), refused.message(), refused.code()),
                "%s runs while this file is applied, and fails with this statement until its last pod is replaced."
                        .formatted(release.version()),
                "It was recorded while the tests of that release ran, and tried on the schema after this file.",
                migration
                        .steps()
                        .code("The statement:", statement)
                        .then("Release first what does without it, then change the schema.")
                        .toList());
    }
}
