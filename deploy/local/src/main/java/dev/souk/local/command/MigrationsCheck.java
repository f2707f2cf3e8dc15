package dev.souk.local.command;

import dev.souk.db.rules.MigrationFile;
import dev.souk.db.rules.MigrationRules;
import dev.souk.db.rules.UnreadableMigration;
import dev.souk.db.rules.Verdict;
import dev.souk.db.rules.VerdictText;
import dev.souk.db.rules.release.UnreadableRelease;
import dev.souk.embedded.EmbeddedServerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = {
            "Judge migrations before anybody's database meets them. Needs no running shop.",
            "",
            "A file by itself is judged by what it says. One that lies in the db/migration of a service is also made on a",
            "scratch server, after the files before it, and the statements of the latest release are tried on the result.",
            "",
            "Exit code 0 when all files are accepted, 1 when one is refused, 2 when one cannot be read or judged.",
            ""
        })
final class MigrationsCheck implements Callable<Integer> {

    private static final int ACCEPTED = 0;
    private static final int REFUSED = 1;
    private static final int UNREADABLE = 2;

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "A migration, V<number>__<words>.sql.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--alone", description = "Judge by what the files say, without a scratch server.")
    private boolean alone;

    /** A service is judged once, however many files of it are named. */
    private final Map<Path, List<Verdict>> judged = new HashMap<>();

    @Override
    public Integer call() {
        int exitCode = ACCEPTED;
        for (Path file : files) {
            exitCode = Math.max(exitCode, check(file));
        }
        return exitCode;
    }

    private int check(Path file) {
        try {
            MigrationFile migration = MigrationFile.read(file);
            Optional<Path> service = alone ? Optional.empty() : serviceOf(file);
            Verdict verdict = service.map(folder -> judge(folder, migration)).orElseGet(() -> Verdict.of(migration));
            System.out.println(VerdictText.of(verdict));
            return verdict.isAccepted() ? ACCEPTED : REFUSED;
        } catch (UnreadableMigration | UnreadableRelease | EmbeddedServerException | IllegalStateException failure) {
            System.err.println("souk: " + failure.getMessage());
            return UNREADABLE;
        }
    }

    /** The folder of the service whose migration it is; none when it lies elsewhere. */
    private static Optional<Path> serviceOf(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return Optional.ofNullable(folder)
                .filter(parent -> parent.endsWith(MIGRATIONS))
                .map(parent -> parent.resolve("../../../../..").normalize());
    }

    private Verdict judge(Path service, MigrationFile migration) {
        return judged.computeIfAbsent(service, MigrationsCheck::judge).stream()
                .filter(verdict -> verdict.file().name().equals(migration.name()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Verdict> judge(Path service) {
        System.err.printf("souk: trying the migrations of %s on a scratch server%n", service.getFileName());
        return MigrationRules.ofService(service).judge();
    }
}
