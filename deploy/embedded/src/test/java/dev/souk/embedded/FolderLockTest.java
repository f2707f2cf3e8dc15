package dev.souk.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FolderLockTest {

    @TempDir
    Path folder;

    @Test
    void anAttemptInTheSameProcessDoesNotGiveItUpToOthers() throws Exception {
        try (FolderLock held = FolderLock.acquire(folder, Duration.ZERO)) {
            assertThat(held).isNotNull();
            assertThat(FolderLock.acquire(folder, Duration.ofMillis(100))).isNull();
            assertThat(otherProcessGetsIt()).isFalse();
        }
        assertThat(otherProcessGetsIt()).isTrue();
    }

    @Test
    void itIsFreeAgainWhenClosed() throws IOException {
        for (int round = 0; round < 3; round++) {
            try (FolderLock held = FolderLock.acquire(folder, Duration.ZERO)) {
                assertThat(held).isNotNull();
            }
        }
    }

    private boolean otherProcessGetsIt() throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Attempt.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return other.exitValue() == 0;
    }

    static final class Attempt {
        private Attempt() {}

        public static void main(String[] arguments) throws IOException {
            try (FolderLock lock = FolderLock.acquire(Path.of(arguments[0]), Duration.ZERO)) {
                Runtime.getRuntime().exit(lock == null ? 1 : 0);
            }
        }
    }
}
