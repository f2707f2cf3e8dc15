package dev.souk.db.backfill;

import dev.souk.db.Database;
import dev.souk.db.Replicas;
import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the backfills that the service declares. Each goes through its table in the order of a key, a batch a transaction, and
 * keeps its progress in that same transaction: whoever kills it, a batch is done once, and the next run goes on where this
 * one was. Two at once share the work. It waits for replicas that are behind.
 */
@ApplicationScoped
public class Backfills {

    private final Map<String, Backfill> declared;
    private final Database database;
    private final ReplicaPace pace;
    private final BackfillConfig config;
    private final Clock clock;

    @Inject
    Backfills(
            @Any Instance<Backfill> declared,
            Database database,
            Replicas replicas,
            BackfillConfig config,
            Clock clock) {
        this((Iterable<Backfill>) declared, database, replicas, config, clock);
    }

    Backfills(Iterable<Backfill> declared, Database database, Replicas replicas, BackfillConfig config, Clock clock) {
        BackfillLimits.check(config);
        this.declared = byName(declared);
        this.database = database;
        this.pace = new ReplicaPace(replicas, config, clock);
        this.config = config;
        this.clock = clock;
    }

    /** The names of those that are declared, in their order. */
    public List<String> names() {
        return List.copyOf(declared.keySet());
    }

    /** A line for each that is declared: its name and how far it is. */
    public Uni<List<String>> states() {
        return database.readOnPrimary(ProgressRows::all).map(begun -> {
            Map<String, Progress> byName =
                    begun.stream().collect(Collectors.toMap(Progress::name, Function.identity()));
            return names().stream().map(name -> state(name, byName.get(name))).toList();
        });
    }

    /**
     * Goes on with a backfill to its last row; says so and does nothing when it is done already.
     *
     * @param again whether it begins at the first row once more
     * @param out takes a line at the start, one every two seconds, and one at the end
     * @return fails with {@link BackfillStopped} when replicas stay behind or rows stay locked, with {@link
     *     dev.souk.db.DatabaseUnavailable} without a primary, and with what the change itself threw. What was done until then
     *     is done, and the next run goes on after it
     * @throws IllegalArgumentException if none is called {@code name}
     */
    public Uni<Void> run(String name, boolean again, Consumer<String> out) {
        Backfill backfill = declared.get(name);
        if (backfill == null) {
            throw new IllegalArgumentException("There is no backfill \"%s\"".formatted(name));
        }
        return database.write(session -> begin(session, name, again)
                        .chain(begun ->
                                rowsToDo(session, backfill, begun).map(rows -> run(backfill, begun, rows, out))))
                .chain(BackfillRun::toTheEnd);
    }

    /** About so many; none when it is done: its table may be gone by then. */
    private static Uni<Long> rowsToDo(WriteSession session, Backfill backfill, Progress begun) {
        return begun.isFinished()
                ? Uni.createFrom().item(0L)
                : backfill.change().key().estimate(session);
    }

    private BackfillRun run(Backfill backfill, Progress begun, long rows, Consumer<String> out) {
        BackfillReport report = new BackfillReport(out, clock, config.reportEvery(), begun, rows);
        return new BackfillRun(database, pace, config, clock, backfill, report, begun);
    }

    private Uni<Progress> begin(WriteSession session, String name, boolean again) {
        Instant now = clock.instant();
        return ProgressRows.begin(session, name, now)
                .chain(() -> ProgressRows.lock(session, name))
                .chain(found -> again && (found.isFinished() || found.lastKey() != null)
                        ? ProgressRows.keep(session, found.again(now))
                        : Uni.createFrom().item(found));
    }

    private static String state(String name, @Nullable Progress progress) {
        return "%-32s %s".formatted(name, progress == null ? "not begun" : state(progress));
    }

    private static String state(Progress progress) {
        return progress.isFinished()
                ? String.format(
                        Locale.ROOT,
                        "done at %s: %,d rows in %,d batches",
                        progress.finishedAt(),
                        progress.rows(),
                        progress.batches())
                : String.format(
                        Locale.ROOT,
                        "not done: %,d rows in %,d batches, the last at %s",
                        progress.rows(),
                        progress.batches(),
                        progress.updatedAt());
    }

    private static Map<String, Backfill> byName(Iterable<Backfill> declared) {
        Map<String, Backfill> byName = new TreeMap<>();
        for (Backfill backfill : declared) {
            Optional<Backfill> other = Optional.ofNullable(byName.put(backfill.name(), backfill));
            if (other.isPresent()) {
                throw new IllegalArgumentException(
                        "Two backfills are called %s. They would share their progress: give each a name of its own"
                                .formatted(backfill.name()));
            }
        }
        return byName;
    }
}
