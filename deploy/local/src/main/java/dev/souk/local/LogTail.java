package dev.souk.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log. */
public final class LogTail {

    /** More than any of the tails we show. */
    private static final int MOST_BYTES = 256 << 10;

    private LogTail() {}

    public static List<String> of(Path log, int lines) {
        List<String> all = end(log).lines().toList();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    private static String end(Path log) {
        if (!Files.exists(log)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long length = file.length();
            file.seek(Math.max(0, length - MOST_BYTES));
            byte[] bytes = new byte[(int) Math.min(length, MOST_BYTES)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "(" + log + " cannot be read: " + unreadable.getMessage() + ")";
        }
    }
}
