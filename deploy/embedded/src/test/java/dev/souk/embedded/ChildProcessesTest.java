package dev.souk.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Children never outlive their parent, and only the parent decides when they stop. */
@Timeout(60)
class ChildProcessesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"servers", "sleepers-without-their-first-watchdog"})
    void childrenDieWithAParentThatIsKilled(String children) throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestingParent.class.getName(),
                        children)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            List<Long> pids = pidsToldBy(parent);
            assertThat(pids).hasSizeGreaterThanOrEqualTo(2).allMatch(ChildProcessesTest::isAlive);
            parent.destroyForcibly().waitFor();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(pids).noneMatch(ChildProcessesTest::isAlive));
        } finally {
            parent.destroyForcibly();
        }
    }

    private static List<Long> pidsToldBy(Process parent) throws IOException {
        List<Long> pids = new ArrayList<>();
        try (BufferedReader lines = parent.inputReader()) {
            for (String line = lines.readLine(); line != null && !line.equals("ready"); line = lines.readLine()) {
                if (line.matches("\\d+")) {
                    pids.add(Long.valueOf(line));
                }
            }
        }
        return pids;
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).isPresent();
    }

    @Test
    void ctrlCInTheTerminalDoesNotReachThem() throws Exception {
        Process child = ChildProcesses.start(new ProcessBuilder("sleep", "60"));
        try {
            // A terminal signals the group in its foreground; this finds the child at the head of one of its own.
            await().atMost(Duration.ofSeconds(5)).until(() -> groupExists(child.pid()));
        } finally {
            child.destroyForcibly();
        }
    }

    private static boolean groupExists(long pid) throws IOException, InterruptedException {
        Process check = new ProcessBuilder("/bin/sh", "-c", "kill -0 -$1", "sh", Long.toString(pid))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return check.waitFor(5, TimeUnit.SECONDS) && check.exitValue() == 0;
    }

    @Test
    void theCommandIsRunAsItIs() throws Exception {
        Path output = folder.resolve("output");
        Process child =
                ChildProcesses.start(new ProcessBuilder("/bin/sh", "-c", "cat; echo \"$0|$1|$2\"", "a b", "c'd", "$e\"")
                        .redirectOutput(output.toFile()));
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isZero();
        assertThat(Files.readString(output)).isEqualTo("a b|c'd|$e\"\n");
    }

    @Test
    void aMissingProgramEndsWithAnErrorInTheLog() throws Exception {
        Path output = folder.resolve("output");
        Process child = ChildProcesses.start(
                new ProcessBuilder("/no/such/program").redirectErrorStream(true).redirectOutput(output.toFile()));
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isNotZero();
        assertThat(Files.readString(output)).contains("/no/such/program");
    }
}
