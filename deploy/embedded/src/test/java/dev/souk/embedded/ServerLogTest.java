package dev.souk.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines as the servers really wrote them. */
class ServerLogTest {

    @TempDir
    Path folder;

    @Test
    void theFirstErrorIsTheReason() throws IOException {
        Path log = log("""
                2026-11-23  4:34:21 0 [Note] InnoDB: Using Linux native AIO
                2026-11-23  4:34:21 0 [ERROR] InnoDB: The data file './ibdata1' must be writable
                2026-11-23  4:34:21 0 [ERROR] Aborting
                """);
        assertThat(ServerLog.reason(log, 0)).isEqualTo("InnoDB: The data file './ibdata1' must be writable");
    }

    @Test
    void aFullDiskIsCalledByItsName() throws IOException {
        Path log = log(
                "2026-11-23  4:34:21 0 [ERROR] InnoDB: preallocating 4194304 bytes for file ./ibtmp1 failed with error 28\n");
        assertThat(ServerLog.reason(log, 0)).startsWith("the disk is full: InnoDB: preallocating");
    }

    @Test
    void whatEarlierStartsSaidDoesNotCount() throws IOException {
        String earlier =
                "2026-11-23  4:34:20 0 [ERROR] Can't start server: Bind on TCP/IP port: Address already in use\n";
        Path log = log(earlier + "error while loading shared libraries: libsystemd.so.0\n");
        assertThat(ServerLog.mentionsTakenPort(log, 0)).isTrue();
        assertThat(ServerLog.mentionsTakenPort(log, earlier.length())).isFalse();
        assertThat(ServerLog.reason(log, earlier.length()))
                .isEqualTo("error while loading shared libraries: libsystemd.so.0");
    }

    private Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("error.log"), text);
    }
}
