package dev.souk.local.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.db.rules.release.Releases;
import dev.souk.db.rules.release.Version;
import dev.souk.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepReleaseTest {

    private static final Version FIRST = new Version(0, 1, 0);
    private static final FileTime LATER = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));

    @TempDir
    private Path project = Path.of("");

    private KeepRelease release = new KeepRelease(project);

    @BeforeEach
    void makeAProject() throws IOException {
        release = new KeepRelease(project);
        for (String service : List.of("catalog-service", "cart-service", "checkout-service")) {
            write(service + "/src/main/resources/db/migration/V1__a.sql", "create table a (b int);\n");
            write(service + "/target/recorded-statements/1.sql", "-- one\n\nselect b from a where b = 1234;\n");
            write(
                    service + "/target/recorded-statements/2.sql",
                    "-- two\n\nselect b from a where b = 1;\n\ndelete from a;\n");
        }
    }

    private void write(String file, String content) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    @Test
    void keepsWhatEachServiceAsked() {
        assertThat(release.keep(FIRST))
                .containsExactly(
                        project.resolve("catalog-service/releases/v0.1.0"),
                        project.resolve("cart-service/releases/v0.1.0"),
                        project.resolve("checkout-service/releases/v0.1.0"));

        assertThat(Releases.of(project.resolve("cart-service"))
                        .latest()
                        .orElseThrow()
                        .statements())
                .containsExactly("delete from a", "select b from a where b = 1");
    }

    @Test
    void refusesAVersionThatIsThere() {
        release.keep(FIRST);

        assertRefused(FIRST, "catalog-service has a release v0.1.0 already");
    }

    @Test
    void refusesAVersionBelowTheLast() {
        release.keep(new Version(0, 10, 0));

        assertRefused(new Version(0, 9, 0), "v0.9.0 is below v0.10.0, the last release of catalog-service");
    }

    @Test
    void refusesAndMakesNothingWhenAServiceWasNotRecorded() throws IOException {
        write("checkout-service/target/recorded-statements/1.sql", "");
        write("checkout-service/target/recorded-statements/2.sql", "");

        assertRefused(
                FIRST,
                "no statements of checkout-service were recorded; run ./souk test -Dsouk.record.statements=true first");
        assertThat(project.resolve("catalog-service/releases")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "cart-service/src/main/java/A.java, cart-service",
        "shared-db/pool/src/main/java/A.java, catalog-service",
        "shared-db/migrate/src/main/java/A.java, catalog-service"
    })
    void refusesWhatWasRecordedBeforeASourceChanged(String source, String service) throws IOException {
        write(source, "");
        Files.setLastModifiedTime(project.resolve(source), LATER);

        assertRefused(
                FIRST,
                "the sources of " + service + " changed after its statements were recorded;"
                        + " run ./souk test -Dsouk.record.statements=true first");
    }

    private void assertRefused(Version version, String why) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> release.keep(version))
                .withMessage(why);
    }
}
