package dev.souk.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Looks for the reason of a failure in what a server wrote. */
final class ServerLog {

    /** Enough for the last start's messages, little enough to read at once. */
    private static final int MOST_BYTES = 256 * 1024;

    /** The ways in which servers print the system's error 28. */
    private static final Pattern DISK_FULL =
            Pattern.compile("no space left|disk is full|err(or|code|no)[: ]+28\\b", Pattern.CASE_INSENSITIVE);

    private ServerLog() {}

    /** The first error after {@code position}, without its date; else the last line. A full disk is called by its name. */
    static String reason(Path log, long position) {
        String text = since(log, position);
        String error = firstError(text.lines().toList());
        return DISK_FULL.matcher(text).find() ? "the disk is full: " + error : error;
    }

    private static String firstError(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("[ERROR]"))
                .findFirst()
                .map(line -> line.substring(line.indexOf("[ERROR]") + "[ERROR]".length())
                        .strip())
                .or(() -> lines.stream().filter(line -> !line.isBlank()).reduce((first, second) -> second))
                .orElse("it said nothing");
    }

    static boolean mentionsTakenPort(Path log, long position) {
        return since(log, position).toLowerCase(Locale.ROOT).contains("address already in use");
    }

    private static String since(Path log, long position) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(position, file.length() - MOST_BYTES));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
