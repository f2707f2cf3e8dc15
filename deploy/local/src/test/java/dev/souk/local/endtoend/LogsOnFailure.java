package dev.souk.local.endtoend;

import dev.souk.local.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints the end of every log of the shop when a test fails: its folder is gone by the time anybody looks. */
final class LogsOnFailure implements TestWatcher {

    private static final int LINES = 40;

    private final Supplier<Path> folder;

    LogsOnFailure(Supplier<Path> folder) {
        this.folder = folder;
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        try (Stream<Path> files = Files.walk(folder.get())) {
            List<Path> logs = files.filter(LogsOnFailure::isLog).toList();
            for (Path log : logs) {
                System.err.println("==> " + log);
                LogTail.of(log, LINES).forEach(System.err::println);
            }
        } catch (IOException unreadable) {
            System.err.println("the logs cannot be read: " + unreadable);
        }
    }

    private static boolean isLog(Path file) {
        String name = file.toString();
        boolean binary = name.endsWith("ddl_recovery.log");
        return !binary && (name.endsWith(".log") || name.endsWith(".out") || name.endsWith(".err"));
    }
}
