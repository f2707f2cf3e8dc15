package dev.souk.db.rules.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.souk.db.rules.MigrationFile;
import dev.souk.db.rules.MigrationFolder;
import dev.souk.embedded.statements.RecordedStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleasesTest {

    @TempDir
    private Path folder = Path.of("");

    private Path service = Path.of("");
    private Path migrations = Path.of("");
    private final RecordedStatements statements = new RecordedStatements();

    @BeforeEach
    void makeAService() throws IOException {
        service = folder.resolve("cart-service");
        migrations = Files.createDirectories(service.resolve("db/migration"));
        Files.writeString(migrations.resolve("V10__line.sql"), "create table line (id int);\n");
        Files.writeString(migrations.resolve("V9__cart.sql"), "create table cart (id int);\r\n");
        statements.add("select id from line where note = 'one;\n''two''; -- three'");
        statements.add("delete from cart");
    }

    private Release keep(String version) throws IOException {
        return Releases.of(service).keep(Version.of(version), statements, new MigrationFolder(migrations));
    }

    @Test
    void keepsWhatIsReadBack() throws IOException {
        keep("v0.1.0");

        Release kept = Releases.of(service).latest().orElseThrow();
        assertThat(kept.version()).isEqualTo(new Version(0, 1, 0));
        assertThat(kept.statements()).containsExactlyElementsOf(statements.samples());
        assertThat(kept.migrations())
                .extracting(ReleasedMigration::name)
                .containsExactly("V9__cart.sql", "V10__line.sql");
        assertThat(service.resolve("releases/v0.1.0/statements.sql"))
                .content()
                .startsWith("-- What cart-service v0.1.0 asks of its schema")
                .endsWith("\nselect id from line where note = 'one;\n''two''; -- three';\n");
        assertThat(service.resolve("releases/v0.1.0/migrations.txt"))
                .content()
                .matches("[0-9a-f]{64}  V9__cart\\.sql\n[0-9a-f]{64}  V10__line\\.sql\n");
    }

    @Test
    void knowsAMigrationThatWasChangedButNotItsLineEnds() throws IOException {
        ReleasedMigration kept = keep("v0.1.0").migrations().getFirst();

        assertThat(ReleasedMigration.of(new MigrationFile("V9__cart.sql", "create table cart (id int);\n")))
                .isEqualTo(kept);
        assertThat(ReleasedMigration.of(new MigrationFile("V9__cart.sql", "create table cart (id bigint);\n")))
                .isNotEqualTo(kept);
        assertThat(new ReleasedMigration(kept.sha256(), kept.name()).sha256())
                .isEqualTo("e47ac387290c85fe22da1b8e0784461a9296da002c4f99d8d628c5850bcead5e");
    }

    @Test
    void countsVersionsByTheirNumbers() throws IOException {
        keep("v0.9.0");
        keep("v0.10.0");
        keep("v0.2.11");

        assertThat(Releases.of(service).all())
                .extracting(release -> release.version().toString())
                .containsExactly("v0.2.11", "v0.9.0", "v0.10.0");
        assertThat(Releases.of(service).latest().orElseThrow().version()).hasToString("v0.10.0");
    }

    @Test
    void areNoneBeforeTheFirst() {
        assertThat(Releases.of(service).latest()).isEmpty();
    }

    @Test
    void passesOverOneThatWasNeverFinished() throws IOException {
        keep("v0.1.0");
        Files.createDirectories(service.resolve("releases/v0.2.0.unfinished"));

        assertThat(Releases.of(service).all()).extracting(Release::version).containsExactly(new Version(0, 1, 0));
        assertThat(keep("v0.2.0").statements()).isNotEmpty();
        assertThat(service.resolve("releases/v0.2.0.unfinished")).doesNotExist();
    }

    @Test
    void saysWhatIsNoRelease() throws IOException {
        Files.createDirectories(service.resolve("releases/v1"));

        assertThatExceptionOfType(UnreadableRelease.class)
                .isThrownBy(() -> Releases.of(service).latest())
                .withMessageContaining("v1 is no version; one looks like v0.1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1.0", "v0.1", "v0.1.0-rc1", "v01.1.0", "v1.2.3.4", "V1.2.3", "v1.2.99999999999", ""})
    void knowsWhatIsNoVersion(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> Version.of(written));
    }
}
