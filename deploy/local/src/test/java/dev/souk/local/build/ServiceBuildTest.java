package dev.souk.local.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.local.Progress;
import dev.souk.local.Refusal;
import dev.souk.local.shop.Service;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A project of a few files, with a Maven of three lines. */
@Timeout(60)
class ServiceBuildTest {

    private static final FileTime BEFORE = FileTime.from(Instant.parse("2026-01-01T10:00:00Z"));
    private static final FileTime LATER = FileTime.from(Instant.parse("2026-01-01T10:00:05Z"));

    @TempDir
    private Path folder = Path.of("");

    private StateFolder state = new StateFolder(folder, folder);
    private ServiceBuild build = new ServiceBuild(state, Progress.onStandardOutput());

    @BeforeEach
    void makeAProject() throws IOException {
        Path project = folder.resolve("project");
        state = new StateFolder(project, folder.resolve("state"));
        state.create();
        build = new ServiceBuild(state, Progress.onStandardOutput());
        for (String file : List.of(
                "pom.xml",
                "catalog-service/pom.xml",
                "catalog-service/src/main/java/A.java",
                "catalog-service/src/test/java/ATest.java",
                "shared-web/pom.xml",
                "shared-db/pom.xml",
                "shared-db/pool/src/main/java/B.java")) {
            Files.createDirectories(project.resolve(file).getParent());
            Files.writeString(project.resolve(file), "");
        }
        maven("""
                cd "$(dirname "$0")"
                echo "$*" >>builds
                mkdir -p catalog-service/target/quarkus-app/lib
                : >catalog-service/target/quarkus-app/quarkus-run.jar
                """);
        age(project);
    }

    @Test
    void buildsOnceAndThenOnlyWhatIsNewer() throws IOException {
        buildAll();
        buildAll();
        assertThat(builds()).hasSize(1);

        touch("catalog-service/src/test/java/ATest.java");
        buildAll();
        assertThat(builds()).as("tests are no part of it").hasSize(1);

        touch("shared-db/pool/src/main/java/B.java");
        buildAll();
        buildAll();
        assertThat(builds()).hasSize(2);
    }

    @Test
    void buildsAgainWhenASourceIsGone() throws IOException {
        buildAll();
        Files.delete(state.project().resolve("catalog-service/src/main/java/A.java"));
        buildAll();

        assertThat(builds()).hasSize(2);
    }

    @Test
    void leavesTestsAndFormatToTheTestVerb() throws IOException {
        buildAll();

        assertThat(builds().getFirst())
                .contains("package -pl catalog-service -am", "-Dmaven.test.skip=true", "-Dspotless.check.skip=true");
    }

    @Test
    void saysWhyItFailedAndWhereTheLogIs() throws IOException {
        maven("echo '[INFO] fine'; echo '[ERROR] a bracket is missing'; exit 1");

        assertThatThrownBy(this::buildAll)
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("[ERROR] a bracket is missing\n")
                .hasMessageEndingWith("catalog-service cannot be built; all of it is in " + state.log("build"));
    }

    @Test
    void installsACopyThatALaterBuildDoesNotTouch() throws IOException {
        buildAll();
        Path built = build.folder(Service.CATALOG);
        Path library = Files.writeString(built.resolve("lib/a.jar"), "first");
        Path place = state.app("catalog");

        Path executable = InstalledApp.install(built, place);
        Files.writeString(library, "second");
        assertThat(executable).exists();
        assertThat(InstalledApp.install(built, place)).isEqualTo(executable);
        assertThat(place.resolve("lib/a.jar")).hasContent("first");

        Files.delete(library);
        Files.setLastModifiedTime(built.resolve(InstalledApp.EXECUTABLE), LATER);
        InstalledApp.install(built, place);
        assertThat(place.resolve("lib/a.jar")).doesNotExist();
    }

    private void buildAll() {
        build.buildWhatIsStale(List.of(Service.CATALOG));
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(state.project().resolve("builds"));
    }

    private void maven(String does) throws IOException {
        Path maven = state.project().resolve("mvnw");
        Files.writeString(maven, "#!/bin/sh\n" + does);
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void touch(String file) throws IOException {
        Files.setLastModifiedTime(state.project().resolve(file), LATER);
    }

    private static void age(Path project) throws IOException {
        try (var files = Files.walk(project)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setLastModifiedTime(file, BEFORE);
            }
        }
    }
}
