package dev.souk.db.rules.online;

import java.time.Duration;
import java.util.List;

/**
 * What clients felt of each migration of a folder.
 *
 * @param files in the order in which they were applied
 * @param took all of it, the servers' start included
 */
public record OnlineReport(List<MeasuredFile> files, Duration took) {

    /** Copies the files. */
    public OnlineReport {
        files = List.copyOf(files);
    }

    /** What is wrong with the migrations, a sentence each; nothing if all may be applied to a shop in use. */
    public List<String> problems() {
        return files.stream().flatMap(file -> file.problems().stream()).toList();
    }

    /**
     * What was measured of one file.
     *
     * @throws IllegalArgumentException when no file is called {@code name}
     */
    public MeasuredFile file(String name) {
        return files.stream()
                .filter(measured -> measured.file().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no file is called " + name));
    }
}
