package dev.souk.local.command;

import dev.souk.local.LogTail;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Logs printed as they grow. */
final class FollowedLogs {

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    /** What a burst may print at once; the rest comes with the next look. */
    private static final int MOST_BYTES = 1 << 20;

    private final Map<String, Path> logs;
    private final Map<String, Long> read = new HashMap<>();

    FollowedLogs(Map<String, Path> logs) {
        this.logs = logs;
    }

    /** Until this process is ended, which is what Ctrl-C does. */
    void follow(int lines) throws IOException {
        logs.forEach((name, log) -> {
            read.put(name, log.toFile().length());
            LogTail.of(log, lines).forEach(line -> print(name, line));
        });
        while (!Thread.currentThread().isInterrupted()) {
            for (Map.Entry<String, Path> log : logs.entrySet()) {
                grown(log.getKey(), log.getValue()).lines().forEach(line -> print(log.getKey(), line));
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private String grown(String name, Path log) throws IOException {
        long length = log.toFile().length();
        long from = Math.min(read.getOrDefault(name, 0L), length);
        if (from == length) {
            read.put(name, length);
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            byte[] bytes = new byte[(int) Math.min(length - from, MOST_BYTES)];
            file.readFully(bytes);
            read.put(name, from + bytes.length);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void print(String name, String line) {
        System.out.println(logs.size() > 1 ? "%-10s %s".formatted(name, line) : line);
    }
}
