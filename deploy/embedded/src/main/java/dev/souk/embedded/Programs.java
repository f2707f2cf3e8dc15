package dev.souk.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds programs of this machine and tries them. */
final class Programs {

    /** Where distributions put servers without telling an ordinary user's PATH. */
    private static final List<String> SERVER_FOLDERS =
            List.of("/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin", "/usr/libexec");

    private static final Duration VERSION_LIMIT = Duration.ofSeconds(20);

    private Programs() {}

    /** The program that a system property names; it must exist. */
    static Optional<Path> named(String property) {
        String value = System.getProperty(property);
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        Path program = Path.of(value).toAbsolutePath();
        if (!Files.isExecutable(program)) {
            throw new EmbeddedServerException("-D%s=%s is not a program".formatted(property, value));
        }
        return Optional.of(program);
    }

    static Optional<Path> onPath(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(":", -1)), SERVER_FOLDERS.stream())
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What {@code program --version} says of itself, without its own path, which it begins with. */
    static String version(Path program) throws IOException {
        Process process = new ProcessBuilder(program.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            // A line or two: it fits the pipe, so the program never waits for us to read it.
            boolean ended = process.waitFor(VERSION_LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                throw new IOException("%s --version does not end".formatted(program));
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.exitValue() != 0) {
                throw new IOException(answer.lines().findFirst().orElse("exit code " + process.exitValue()));
            }
            return answer.substring(answer.indexOf(' ') + 1).strip();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            process.destroyForcibly();
        }
    }
}
