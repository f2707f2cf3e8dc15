package dev.souk.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Copies what a server holds into an empty one, by MariaDB's own programs and while the first one works on. */
final class LogicalCopy {

    /** The demo catalogue takes two seconds; whoever waits longer than this waits for a program that hangs. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final MariaDbInstallation installation;
    private final Path folder;

    /** @param folder for the files between the two servers, which are deleted at the end; readable by this user only */
    LogicalCopy(MariaDbInstallation installation, Path folder) {
        this.installation = installation;
        this.folder = folder;
    }

    /** Afterwards {@code to} has {@code from}'s data of one moment, and that moment's position to replicate from. */
    void copy(MariaDbNode from, MariaDbNode to) throws IOException {
        Path dump = folder.resolve("copy.sql");
        try {
            // One snapshot of all tables; no lock on any of them, which is what --opt would take.
            List<String> dumping = new ArrayList<>(List.of(
                    "--single-transaction",
                    "--gtid",
                    "--master-data=1",
                    "--routines",
                    "--triggers",
                    "--hex-blob",
                    "--default-character-set=utf8mb4",
                    "--result-file=" + dump,
                    "--databases"));
            dumping.addAll(from.schemas());
            run("mariadb-dump", from, dumping);
            run("mariadb", to, List.of("--init-command=set sql_log_bin = 0", "--execute=source " + dump));
        } finally {
            Files.deleteIfExists(dump);
        }
    }

    private void run(String program, MariaDbNode node, List<String> arguments) throws IOException {
        Path log = folder.resolve("copy.log");
        Address server = node.directAddress();
        List<String> command = new ArrayList<>(List.of(
                installation.client(program).toString(),
                "--no-defaults",
                "--skip-ssl",
                "--protocol=tcp",
                "--host=" + server.host(),
                "--port=" + server.port(),
                "--user=" + Account.SUPERVISOR));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("MYSQL_PWD", node.supervisorPassword());
        Process process = ChildProcesses.start(builder);
        try {
            boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                throw new EmbeddedServerException("%s of %s %s: %s (log: %s)"
                        .formatted(
                                program,
                                node.name(),
                                ended ? "failed" : "did not end in %d min".formatted(LIMIT.toMinutes()),
                                ServerLog.reason(log, 0),
                                log));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while " + program + " was running", interrupted);
        } finally {
            process.destroyForcibly();
        }
    }
}
