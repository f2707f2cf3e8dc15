package dev.souk.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSizesTest {

    private static final int TOO_MANY_BYTES = (20 << 20) + 1;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void putsALargeLogAsideUnderTheHandsOfWhoeverWritesIt() throws IOException {
        Path log = folder.resolve("catalog.log");
        try (OutputStream writer = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write(new byte[TOO_MANY_BYTES]);
            LogSizes.limit(log);
            writer.write("next".getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(log).hasContent("next");
        assertThat(folder.resolve("catalog.log.1")).hasSize(TOO_MANY_BYTES);
    }

    @Test
    void leavesSmallLogsAlone() throws IOException {
        Path log = Files.writeString(folder.resolve("catalog.log"), "small");
        LogSizes.limit(log);
        LogSizes.limit(folder.resolve("not there.log"));

        assertThat(log).hasContent("small");
        assertThat(folder.resolve("catalog.log.1")).doesNotExist();
    }
}
