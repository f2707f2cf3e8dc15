package dev.souk.local.shop;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps logs from filling the disk. */
final class LogSizes {

    /** Twice this is kept of each: weeks of a healthy process, minutes of one that fails over and over. */
    private static final long MOST_BYTES = 20L << 20;

    private LogSizes() {}

    /** Puts a log that has grown too large aside, in place of what was put aside before. */
    static void limit(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > MOST_BYTES) {
            Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            // The process goes on to append to the same file, so the file is emptied, not replaced.
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
                file.setLength(0);
            }
        }
    }
}
