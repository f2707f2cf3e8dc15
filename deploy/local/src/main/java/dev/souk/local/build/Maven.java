package dev.souk.local.build;

import dev.souk.embedded.ChildProcesses;
import dev.souk.local.LogTail;
import dev.souk.local.Progress;
import dev.souk.local.Refusal;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The project's Maven wrapper. */
final class Maven {

    /** A first build on a slow line downloads some hundred megabytes. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private static final int ERROR_LINES = 15;

    private static final Pattern STEP =
            Pattern.compile("\\[INFO] Building (.+?) +\\d\\S*SNAPSHOT +(\\[\\d+/\\d+])\\s*");

    private final StateFolder state;
    private final Progress progress;

    Maven(StateFolder state, Progress progress) {
        this.state = state;
        this.progress = progress;
    }

    /** Packages the modules in {@code folders} and what they need; tests and format checks are for {@code ./souk test}. */
    void packageModules(List<String> folders) {
        String names = String.join(", ", folders);
        Path log = state.log("build");
        progress.say("building " + names + " (log: " + log + ")");
        try {
            Process maven = ChildProcesses.start(new ProcessBuilder(
                            state.project().resolve("mvnw").toString(),
                            "-f",
                            state.project().resolve("pom.xml").toString(),
                            "-B",
                            "-ntp",
                            "package",
                            "-pl",
                            String.join(",", folders),
                            "-am",
                            "-Dmaven.test.skip=true",
                            "-Dspotless.check.skip=true")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile()));
            await(maven, log);
            if (maven.exitValue() != 0) {
                throw new Refusal(reason(log) + "\nsouk: " + names + " cannot be built; all of it is in " + log);
            }
        } catch (IOException failure) {
            throw new Refusal("Maven cannot be started: " + failure.getMessage(), failure);
        }
        progress.say(names + " built");
    }

    private void await(Process maven, Path log) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try {
            while (!maven.waitFor(1, TimeUnit.SECONDS)) {
                if (System.nanoTime() > deadline) {
                    throw new Refusal("the build takes longer than " + LIMIT.toMinutes() + " minutes; log: " + log);
                }
                progress.passing("building " + step(log));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("the build was interrupted", interrupted);
        } finally {
            maven.destroy();
        }
    }

    private static String step(Path log) {
        return LogTail.of(log, Integer.MAX_VALUE).reversed().stream()
                .map(STEP::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(line -> line.group(1) + " " + line.group(2))
                .orElse("...");
    }

    private static String reason(Path log) {
        List<String> lines = LogTail.of(log, Integer.MAX_VALUE);
        List<String> errors =
                lines.stream().filter(line -> line.startsWith("[ERROR]")).toList();
        return (errors.isEmpty() ? lines.reversed() : errors)
                .stream().limit(ERROR_LINES).collect(Collectors.joining("\n"));
    }
}
