package dev.souk.local.release;

import dev.souk.db.rules.MigrationFolder;
import dev.souk.db.rules.UnreadableMigration;
import dev.souk.db.rules.release.Release;
import dev.souk.db.rules.release.Releases;
import dev.souk.db.rules.release.UnreadableRelease;
import dev.souk.db.rules.release.Version;
import dev.souk.embedded.statements.RecordedStatements;
import dev.souk.local.Refusal;
import dev.souk.local.build.FileTimes;
import dev.souk.local.shop.Service;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes of recorded statements and migrations a release of every service. It writes nothing unless all of them were recorded;
 * when the disk fails half way, some have theirs, and git tells which to remove.
 */
public final class KeepRelease {

    private static final String RECORD_FIRST = "run ./souk test -Dsouk.record.statements=true first";

    /** What decides, besides its own, what a service asks; with its schema's version it begins. */
    private static final List<String> SHARED = List.of("shared-db/pool/src/main", "shared-db/migrate/src/main");

    private final Path project;

    public KeepRelease(Path project) {
        this.project = project;
    }

    /**
     * The folders it made.
     *
     * @throws Refusal if the version is not above the last one, or nothing was recorded since the sources changed
     */
    public List<Path> keep(Version version) {
        try {
            for (Service service : Service.all()) {
                requireAboveLatest(service, version);
            }
            Map<Service, RecordedStatements> recorded = new EnumMap<>(Service.class);
            for (Service service : Service.all()) {
                recorded.put(service, recorded(service));
            }
            List<Path> folders = new ArrayList<>();
            for (Map.Entry<Service, RecordedStatements> each : recorded.entrySet()) {
                folders.add(keep(each.getKey(), version, each.getValue()));
            }
            return folders;
        } catch (UnreadableRelease | UnreadableMigration failure) {
            throw new Refusal(failure.getMessage(), failure);
        } catch (IOException failure) {
            throw new Refusal("the release cannot be kept: " + failure, failure);
        }
    }

    private void requireAboveLatest(Service service, Version version) {
        Optional<Version> latest = Releases.of(folder(service)).latest().map(Release::version);
        if (latest.isPresent() && latest.get().equals(version)) {
            throw new Refusal("%s has a release %s already".formatted(service.folder(), version));
        }
        if (latest.isPresent() && latest.get().compareTo(version) > 0) {
            throw new Refusal(
                    "%s is below %s, the last release of %s".formatted(version, latest.get(), service.folder()));
        }
    }

    private RecordedStatements recorded(Service service) throws IOException {
        RecordedStatements statements = new RecordedStatements();
        for (Path file : recordings(service)) {
            if (Files.getLastModifiedTime(file).compareTo(newestSource(service)) < 0) {
                throw new Refusal("the sources of %s changed after its statements were recorded; %s"
                        .formatted(service.folder(), RECORD_FIRST));
            }
            statements.addAll(RecordedStatements.read(file));
        }
        if (statements.samples().isEmpty()) {
            throw new Refusal("no statements of %s were recorded; %s".formatted(service.folder(), RECORD_FIRST));
        }
        return statements;
    }

    private List<Path> recordings(Service service) throws IOException {
        Path folder = folder(service).resolve("target/recorded-statements");
        List<Path> recordings = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.sql")) {
                files.forEach(recordings::add);
            }
        }
        return recordings;
    }

    private FileTime newestSource(Service service) throws IOException {
        FileTime newest = FileTimes.newestIn(folder(service).resolve("src/main"));
        for (String shared : SHARED) {
            FileTime time = FileTimes.newestIn(project.resolve(shared));
            newest = time.compareTo(newest) > 0 ? time : newest;
        }
        return newest;
    }

    private Path keep(Service service, Version version, RecordedStatements statements) throws IOException {
        Path folder = folder(service);
        MigrationFolder migrations = new MigrationFolder(folder.resolve("src/main/resources/db/migration"));
        return Releases.of(folder).keep(version, statements, migrations).folder();
    }

    private Path folder(Service service) {
        return project.resolve(service.folder());
    }
}
