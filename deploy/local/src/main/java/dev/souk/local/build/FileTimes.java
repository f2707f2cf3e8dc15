package dev.souk.local.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/** When files changed last. */
public final class FileTimes {

    private FileTimes() {}

    /**
     * The latest change of anything in {@code place}; a folder's own time tells of files that were deleted. Zero when
     * there is no such place.
     */
    public static FileTime newestIn(Path place) throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        if (!Files.exists(place)) {
            return newest;
        }
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                FileTime time = Files.getLastModifiedTime(file);
                if (time.compareTo(newest) > 0) {
                    newest = time;
                }
            }
        }
        return newest;
    }
}
