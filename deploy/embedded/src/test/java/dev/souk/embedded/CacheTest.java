package dev.souk.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CacheTest {

    @TempDir
    Path folder;

    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final AtomicInteger fillings = new AtomicInteger();

    @Test
    void fillsAFolderOnceHoweverManyAskAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Path> asking = () -> cache().once("servers", "unpacking", this::fill);
            List<Future<Path>> answers = new ArrayList<>();
            for (int asked = 0; asked < 8; asked++) {
                answers.add(threads.submit(asking));
            }
            for (Future<Path> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS).resolve("program")).hasContent("whole");
            }
        }
        assertThat(fillings).hasValue(1);
        assertThat(steps).containsExactly("unpacking, once");
    }

    @Test
    void whatADeadProcessLeftIsNeverUsed() throws IOException {
        Path leftover = Files.createDirectories(folder.resolve("unfinished-servers"));
        Files.writeString(leftover.resolve("program"), "ha");
        assertThat(cache().once("servers", "unpacking", this::fill).resolve("program"))
                .hasContent("whole");
        assertThat(leftover).doesNotExist();
    }

    @Test
    void afterAFailureTheNextOneTriesAgain() throws IOException {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> cache().once("servers", "unpacking", empty -> {
                    throw new IOException("No space left on device");
                }));
        assertThat(folder.resolve("servers")).doesNotExist();
        assertThat(cache().once("servers", "unpacking", this::fill).resolve("program"))
                .hasContent("whole");
    }

    @Test
    void theProgramsOfThisMachineAreUnpackedOnce() throws IOException {
        Cache ofUser = Cache.ofUser(steps::add);
        MariaDbInstallation first = MariaDbInstallation.find(ofUser);
        steps.clear();
        MariaDbInstallation second = MariaDbInstallation.find(ofUser);
        assertThat(second).isEqualTo(first);
        assertThat(steps).isEmpty();
        assertThat(first.version()).contains("MariaDB");
    }

    @Test
    void aProgramThatIsNamedMustExist() {
        System.setProperty("souk.mariadbd", "/no/such/mariadbd");
        try {
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> MariaDbInstallation.find(cache()))
                    .withMessage("-Dsouk.mariadbd=/no/such/mariadbd is not a program");
        } finally {
            System.clearProperty("souk.mariadbd");
        }
    }

    @Test
    void aFolderWithoutPermissionIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        System.setProperty("souk.cache", file.resolve("cache").toString());
        try {
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> EmbeddedRedis.builder().start())
                    .withMessageStartingWith("cannot prepare Redis: ")
                    .withMessageContaining(file.toString());
        } finally {
            System.clearProperty("souk.cache");
        }
    }

    private Cache cache() {
        return new Cache(folder, steps::add);
    }

    private void fill(Path empty) throws IOException {
        fillings.incrementAndGet();
        Files.writeString(empty.resolve("program"), "whole");
    }
}
