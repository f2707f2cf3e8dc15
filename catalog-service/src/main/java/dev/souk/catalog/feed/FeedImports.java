package dev.souk.catalog.feed;

import dev.souk.catalog.feed.FeedImport.ImportState;
import dev.souk.db.Database;
import dev.souk.db.OutcomeUnknown;
import dev.souk.db.ReadSession;
import dev.souk.db.TimeSortedIds;
import dev.souk.web.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * Who has taken in a feed, when, and what became of it. Each import is written down when it begins and once more when it ends, so
 * that one whose process dies in the middle is known as well; what it changes of a product is not told apart.
 */
@ApplicationScoped
public class FeedImports {

    private static final int LONGEST_NAME = 500;
    private static final ImportReport NOTHING = new ImportReport(0, 0, 0, 0, 0, 0, List.of(), 0);

    private static final String BEFORE = """
            select id, customer, name, state, created, changed, unchanged, refused, began_at, ended_at
            from feed_import
            where began_at is not null
              and id < :before
            order by id desc
            """;

    private static final String FORGET_DEAD_ONES = """
            delete from feed_import
            where turn = 1
              and turn_until < :now
              and began_at is null
            """;

    private static final String PASS_OVER_DEAD_ONES = """
            update feed_import
            set turn = null
            where turn = 1
              and turn_until < :now
            """;

    private static final String TAKE_TURN = """
            insert into feed_import (id, customer, name, state, created, changed, unchanged, refused, turn, turn_until)
            values (:id, :customer, :name, 'BEGUN', 0, 0, 0, 0, 1, :until)
            """;

    private static final String BEGIN_TURN = """
            update feed_import
            set began_at = :now
            where id = :id
            """;

    private static final String GIVE_UP_TURN = """
            delete from feed_import
            where id = :id
              and began_at is null
            """;

    private static final String BEGIN = """
            insert into feed_import (id, customer, name, state, created, changed, unchanged, refused, began_at)
            values (:id, :customer, :name, 'BEGUN', 0, 0, 0, 0, :now)
            """;

    private static final String END = """
            update feed_import
            set state = :state,
                created = :created,
                changed = :changed,
                unchanged = :unchanged,
                refused = :refused,
                ended_at = :now,
                turn = null,
                turn_until = null
            where id = :id
            """;

    private static final String FORGET = """
            delete from feed_import
            where id = :id
            """;

    private final Database database;
    private final TimeSortedIds ids;
    private final Clock clock;

    FeedImports(Database database, TimeSortedIds ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** An import that is to be written down. It blocks. */
    @FunctionalInterface
    public interface Importing {

        /**
         * From beginning to end.
         *
         * @param reference names it in the movements of stock
         */
        ImportReport run(String reference, ImportProgress progress);
    }

    /** The last ones before this id, the newest first. */
    public Uni<List<FeedImport>> before(ReadSession session, long id, int limit) {
        return session.sql(BEFORE, Found.class)
                .bind("before", id)
                .limit(limit)
                .list()
                .map(found -> found.stream().map(Found::told).toList());
    }

    /**
     * Runs an import and writes down that it was run. Blocks, and must not be called on an event loop.
     *
     * @param progress hears of it
     */
    public ImportReport run(Importer by, Importing importing, ImportProgress progress) {
        long id = ids.next();
        ImportFeed.await(() -> begin(id, by));
        return run(id, importing, progress);
    }

    /** For an import that asks for its turn. */
    long newId() {
        return ids.next();
    }

    /**
     * Lets one import begin when no other has the turn; it has it until it is run or gives it up.
     *
     * @param within after that its process is taken for dead
     * @param id of {@link #newId}
     * @return fails with a {@link ProblemException}, 409, when another one has the turn
     */
    Uni<Void> takeTurn(long id, Importer by, Duration within) {
        Instant now = clock.instant();
        return database.write(session -> session.sql(FORGET_DEAD_ONES)
                        .bind("now", utc(now))
                        .execute()
                        .chain(() -> session.sql(PASS_OVER_DEAD_ONES)
                                .bind("now", utc(now))
                                .execute())
                        .chain(() -> session.sql(TAKE_TURN)
                                .bind("id", id)
                                .bind("customer", by.customer())
                                .bind("name", shortened(by.name()))
                                .bind("until", utc(now.plus(within)))
                                .execute())
                        .replaceWithVoid())
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> running());
    }

    /** It did not begin; when it did, nothing happens. */
    Uni<Void> giveUpTurn(long id) {
        return database.write(
                session -> session.sql(GIVE_UP_TURN).bind("id", id).execute().replaceWithVoid());
    }

    /** Runs the import that has the turn. Blocks. */
    ImportReport runInTurn(long id, Importing importing, ImportProgress progress) {
        ImportFeed.await(() -> database.write(session -> session.sql(BEGIN_TURN)
                        .bind("now", utc(clock.instant()))
                        .bind("id", id)
                        .execute())
                .invoke(begun -> {
                    if (begun == 0) { // it waited longer than its turn
                        throw running();
                    }
                }));
        return run(id, importing, progress);
    }

    private static ProblemException running() {
        return new ProblemException(
                        409,
                        "import-running",
                        "Import running",
                        "Another product feed is being taken in. Send yours when that is done.")
                .withHeader(HttpHeaders.RETRY_AFTER, "10");
    }

    private ImportReport run(long id, Importing importing, ImportProgress progress) {
        Noted noted = new Noted(progress);
        try {
            ImportReport report = importing.run(TimeSortedIds.text(id), noted);
            ImportFeed.await(() -> end(id, ImportState.DONE, report));
            return report;
        } catch (RuntimeException | Error failure) {
            breakOff(id, noted.soFar, failure);
            throw failure;
        }
    }

    private void breakOff(long id, @Nullable ImportReport soFar, Throwable failure) {
        try {
            ImportFeed.await(() -> soFar == null && !(failure instanceof OutcomeUnknown)
                    ? forget(id)
                    : end(id, ImportState.STOPPED, soFar == null ? NOTHING : soFar));
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private Uni<Void> begin(long id, Importer by) {
        return database.write(session -> session.sql(BEGIN)
                .bind("id", id)
                .bind("customer", by.customer())
                .bind("name", shortened(by.name()))
                .bind("now", utc(clock.instant()))
                .execute()
                .replaceWithVoid());
    }

    private Uni<Void> end(long id, ImportState state, ImportReport report) {
        return database.write(session -> session.sql(END)
                .bind("id", id)
                .bind("state", state.name())
                .bind("created", report.created())
                .bind("changed", report.changed())
                .bind("unchanged", report.unchanged())
                .bind("refused", report.refused())
                .bind("now", utc(clock.instant()))
                .execute()
                .replaceWithVoid());
    }

    /** It changed nothing. */
    private Uni<Void> forget(long id) {
        return database.write(
                session -> session.sql(FORGET).bind("id", id).execute().replaceWithVoid());
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /** Keeps how far it came, for when it goes no further. */
    private static final class Noted implements ImportProgress {

        private final ImportProgress listener;
        private @Nullable ImportReport soFar;

        Noted(ImportProgress listener) {
            this.listener = listener;
        }

        @Override
        public void at(ImportReport report, int percent) {
            soFar = report;
            listener.at(report, percent);
        }

        @Override
        public boolean mayGoOn() {
            return listener.mayGoOn();
        }
    }

    @RegisterForReflection
    record Found(
            long id,
            @Nullable String customer,
            String name,
            ImportState state,
            int created,
            int changed,
            int unchanged,
            int refused,
            Instant beganAt,
            @Nullable Instant endedAt) {

        FeedImport told() {
            return new FeedImport(
                    TimeSortedIds.text(id),
                    new Importer(customer, name),
                    state,
                    created,
                    changed,
                    unchanged,
                    refused,
                    beganAt,
                    endedAt);
        }
    }
}
