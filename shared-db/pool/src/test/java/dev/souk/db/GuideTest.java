package dev.souk.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.db.backfill.BackfillCommand;
import dev.souk.db.rules.MigrationFile;
import dev.souk.db.rules.MigrationFolder;
import dev.souk.db.rules.MigrationRules;
import dev.souk.db.rules.Verdict;
import dev.souk.db.rules.VerdictText;
import dev.souk.db.rules.release.Releases;
import dev.souk.db.rules.release.Version;
import dev.souk.db.rules.sql.SqlScript;
import dev.souk.db.rules.sql.SqlStatement;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import dev.souk.embedded.statements.RecordedStatements;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The guide of the migration rules, followed to the letter: its files are judged and applied, its backfill is run, and the
 * statements of its releases go on all the time, those of two releases side by side while one replaces the other.
 */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class GuideTest {

    private static final Path README = Path.of("../migration-rules/README.md");
    private static final String HEADING = "## Split a column without downtime";
    private static final Path SAMPLE = Path.of("src/test/java/dev/souk/db/sample/CustomerNames.java");
    private static final Pattern BLOCK = Pattern.compile("```(sql|sh|java)\n(.*?)```", Pattern.DOTALL);

    private static final int ROWS = 2_000;

    private final BackfillCommand backfill;
    private final Set<String> applied = new HashSet<>();
    private final List<TestingRelease> running = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    private Path service = Path.of("");
    private Path migrations = Path.of("");

    GuideTest(BackfillCommand backfill) {
        this.backfill = backfill;
    }

    @BeforeEach
    void prepare() throws IOException {
        service = Files.createTempDirectory(Path.of("target"), "guide");
        migrations = Files.createDirectories(service.resolve("src/main/resources/db/migration"));
        TestingDatabase.makeTable(cluster, "backfill");
        TestingDatabase.onPrimary(cluster, "drop table if exists customer");
    }

    @AfterEach
    void stop() {
        running.forEach(TestingRelease::stop);
    }

    @Test
    void splitsAColumnWhileEveryReleaseRuns() throws IOException {
        for (Block block : guide()) {
            switch (block.language()) {
                case "sh" -> block.text().lines().forEach(this::command);
                case "java" -> assertThat(squeezed(Files.readString(SAMPLE))).contains(squeezed(block.text()));
                default -> sql(block.text());
            }
        }
        running.forEach(TestingRelease::stop);

        assertThat(migrations).isDirectoryContaining("glob:**V33__drop_customer_full_name.sql");
        assertThat(applied).hasSize(4);
        assertThat(running).extracting(TestingRelease::version).containsExactly("v0.4.0");
        assertThat(
                        TestingDatabase.number(
                                cluster,
                                cluster.primary(),
                                "select count(*) from customer where first_name is null or last_name is null or first_name like '% %'"))
                .isZero();
    }

    private void sql(String text) throws IOException {
        String title = text.lines().findFirst().orElseThrow().substring("-- ".length());
        String rest = text.substring(text.indexOf('\n') + 1);
        if (title.startsWith("V")) {
            Files.writeString(migrations.resolve(title), rest);
            if (title.startsWith("V1_")) {
                migrate();
                TestingDatabase.onPrimary(
                        cluster,
                        "insert into customer (id, full_name) select seq, concat('Ada Lovelace', seq) from seq_1_to_"
                                + ROWS);
            }
        } else if (title.startsWith("v")) {
            deploy(
                    title,
                    SqlScript.of(rest).statements().stream()
                            .map(SqlStatement::text)
                            .toList());
        } else {
            assertThat(TestingDatabase.number(cluster, cluster.primary(), rest)).isZero();
        }
    }

    private void command(String line) {
        List<String> words = List.of(line.split(" ", -1));
        switch (words.get(1)) {
            case "migrations" -> check(Path.of(words.getLast()));
            case "migrate" -> migrate();
            case "backfill" -> backfill(words.getLast());
            default -> throw new AssertionError("the guide says something this test does not know: " + line);
        }
    }

    private void check(Path file) {
        assertThat(file.startsWith("checkout-service/src/main/resources/db/migration"))
                .isTrue();
        Verdict verdict = MigrationRules.of(migrations, Releases.of(service).all()).judge().stream()
                .filter(judged -> judged.file().name().equals(String.valueOf(file.getFileName())))
                .findFirst()
                .orElseThrow();
        assertThat(verdict.isAccepted()).as(VerdictText.of(verdict)).isTrue();
    }

    private void migrate() {
        for (MigrationFile file : new MigrationFolder(migrations).files()) {
            if (applied.add(file.name())) {
                SqlScript.of(file.text())
                        .statements()
                        .forEach(statement -> TestingDatabase.onPrimary(cluster, statement.text()));
            }
        }
    }

    private void backfill(String name) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(backfill.run(name, false, out, out))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
    }

    /** The one before goes when the new one has run for a while. */
    private void deploy(String version, List<String> statements) throws IOException {
        keep(version, statements);
        running.add(TestingRelease.start(cluster, version, statements));
        running.forEach(TestingRelease::awaitAFewRounds);
        while (running.size() > 1) {
            running.removeFirst().stop();
        }
    }

    /** As {@code ./souk release} does. */
    private void keep(String version, List<String> statements) throws IOException {
        RecordedStatements recorded = new RecordedStatements();
        statements.forEach(recorded::add);
        Releases.of(service).keep(Version.of(version), recorded, new MigrationFolder(migrations));
    }

    private static List<Block> guide() throws IOException {
        String readme = Files.readString(README);
        Matcher blocks = BLOCK.matcher(readme.substring(readme.indexOf(HEADING)));
        return blocks.results()
                .map(block -> new Block(block.group(1), block.group(2)))
                .toList();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private record Block(String language, String text) {}
}
