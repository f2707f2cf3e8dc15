package dev.souk.db.rules.online;

import dev.souk.db.rules.MigrationFile;
import dev.souk.db.rules.sql.SqlScript;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Applies a migration while clients are at work, and looks at what became of them. */
final class Trial {

    /** After the replicas have followed; what the migration leaves behind may hold somebody up yet. */
    private static final Duration TAIL = Duration.ofMillis(50);

    private static final Duration SHORTEST_BASELINE = Duration.ofMillis(200);
    private static final Duration LONGEST_BASELINE = Duration.ofSeconds(2);

    private static final int NO_SUCH_COLUMN = 1054;
    private static final int NO_SUCH_TABLE = 1146;

    private static final Pattern CONNECTION = Pattern.compile("\\(conn=\\d+\\) ");

    private final ScratchCluster cluster;
    private final Heartbeat heartbeat;

    Trial(ScratchCluster cluster, Heartbeat heartbeat) {
        this.cluster = cluster;
        this.heartbeat = heartbeat;
    }

    Attempt of(MigrationFile file, RehearsalSchema schema) throws SQLException, InterruptedException {
        Set<String> named = schema.namedBy(file);
        List<Traffic> first = schema.traffic(named::contains);
        List<Traffic> others = schema.traffic(table -> !named.contains(table));
        Predicate<SQLException> dropped = failure -> isDropped(file, failure);
        heartbeat.awaitReplicas();
        try (Clients clients = Clients.start(cluster, schema.name(), first, others, dropped)) {
            heartbeat.reset();
            long began = System.nanoTime();
            Optional<SQLException> refusal = apply(file, schema);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            heartbeat.awaitReplicas();
            Thread.sleep(TAIL);
            Duration lag = heartbeat.longestLag();
            long ended = System.nanoTime();
            Thread.sleep(baseline(took));
            List<Operation> operations = clients.stop();
            List<Operation> during = during(operations, began, ended);
            return new Attempt(
                    took,
                    longest(during),
                    longest(after(operations, ended)),
                    lag,
                    during.size(),
                    failures(operations, dropped).count(),
                    byError(Stream.concat(refusal.stream(), failures(operations, dropped.negate()))),
                    refusal.isEmpty());
        }
    }

    private static Optional<SQLException> apply(MigrationFile file, RehearsalSchema schema) {
        try {
            schema.apply(file);
            return Optional.empty();
        } catch (SQLException failure) {
            return Optional.of(new SQLException("the migration itself: " + failure.getMessage(), failure));
        }
    }

    private static Duration baseline(Duration took) {
        Duration atLeast = took.compareTo(SHORTEST_BASELINE) < 0 ? SHORTEST_BASELINE : took;
        return atLeast.compareTo(LONGEST_BASELINE) > 0 ? LONGEST_BASELINE : atLeast;
    }

    private static List<Operation> during(List<Operation> operations, long began, long ended) {
        return operations.stream()
                .filter(operation -> operation.overlaps(began, ended))
                .toList();
    }

    private static List<Operation> after(List<Operation> operations, long ended) {
        return operations.stream()
                .filter(operation -> operation.startedAt() - ended > 0)
                .toList();
    }

    private static Duration longest(List<Operation> operations) {
        return operations.stream()
                .map(Operation::duration)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static Stream<SQLException> failures(List<Operation> operations, Predicate<SQLException> wanted) {
        return operations.stream()
                .flatMap(operation -> operation.failure().stream())
                .filter(wanted);
    }

    /** Whether the client named what is gone because {@code file} drops something; what is only renamed is still wanted. */
    private static boolean isDropped(MigrationFile file, SQLException failure) {
        return (failure.getErrorCode() == NO_SUCH_COLUMN || failure.getErrorCode() == NO_SUCH_TABLE)
                && SqlScript.of(file.text()).words().contains("drop");
    }

    private static SortedMap<String, Long> byError(Stream<SQLException> failures) {
        return failures.collect(Collectors.groupingBy(
                failure ->
                        CONNECTION.matcher(String.valueOf(failure.getMessage())).replaceAll(""),
                TreeMap::new,
                Collectors.counting()));
    }
}
