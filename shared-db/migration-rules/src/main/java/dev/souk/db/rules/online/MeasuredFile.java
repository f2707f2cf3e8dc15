package dev.souk.db.rules.online;

import dev.souk.db.rules.MigrationFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What clients felt of one migration. Where it was applied several times, the times are those of the attempt with the
 * shortest pause: what blocks does so each time, a busy machine does not.
 *
 * @param file the migration
 * @param rows in the tables that it names, before it was applied
 * @param took the migration itself
 * @param pause the longest that a client waited from its beginning until the replicas had followed
 * @param baseline the longest that a client waited in an equal time without a migration
 * @param lag the longest that a replica was behind the primary
 * @param operations what clients did meanwhile
 * @param dropped operations, of all attempts, that named what the migration drops; right if no running release does
 * @param failures how many other operations of all attempts failed, by their errors
 * @param attempts how often it was applied
 * @param applied whether it could be, each time
 * @param excused whether it may pause clients
 */
public record MeasuredFile(
        MigrationFile file,
        long rows,
        Duration took,
        Duration pause,
        Duration baseline,
        Duration lag,
        long operations,
        long dropped,
        SortedMap<String, Long> failures,
        int attempts,
        boolean applied,
        boolean excused) {

    /** A shopper does not notice less than this. */
    public static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    private static final int ERRORS_SHOWN = 3;

    /** Copies the failures. */
    public MeasuredFile {
        failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
    }

    static MeasuredFile of(MigrationFile file, long rows, List<Attempt> attempts, boolean excused) {
        Attempt best =
                attempts.stream().min(Comparator.comparing(Attempt::pause)).orElseThrow();
        SortedMap<String, Long> failures = new TreeMap<>();
        attempts.forEach(
                attempt -> attempt.failures().forEach((error, times) -> failures.merge(error, times, Long::sum)));
        return new MeasuredFile(
                file,
                rows,
                best.took(),
                best.pause(),
                best.baseline(),
                best.lag(),
                best.operations(),
                attempts.stream().mapToLong(Attempt::dropped).sum(),
                failures,
                attempts.size(),
                attempts.stream().allMatch(Attempt::applied),
                excused);
    }

    /** Whether a client waited too long, excused or not. */
    public boolean pauses() {
        return pause.compareTo(LONGEST_PAUSE) > 0;
    }

    /** How many operations failed, those that named what it drops included. */
    public long failed() {
        return dropped + failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What is wrong with it, a sentence each; nothing if it may be applied to a shop in use. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (pauses() && !excused) {
            problems.add(
                    "%s: a client waited %d ms, and not more than %d ms are allowed; without the migration it was %d ms."
                            .formatted(file.name(), pause.toMillis(), LONGEST_PAUSE.toMillis(), baseline.toMillis()));
        }
        failures.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(ERRORS_SHOWN)
                .forEach(failure -> problems.add("%s: failed %s: %s"
                        .formatted(
                                file.name(),
                                failure.getValue() == 1 ? "once" : failure.getValue() + " times",
                                failure.getKey())));
        if (failures.size() > ERRORS_SHOWN) {
            problems.add("%s: and in %d other ways.".formatted(file.name(), failures.size() - ERRORS_SHOWN));
        }
        return problems;
    }
}
