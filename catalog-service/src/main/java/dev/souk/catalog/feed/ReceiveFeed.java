package dev.souk.catalog.feed;

import dev.souk.catalog.feed.FeedReport.RefusedLine;
import dev.souk.db.TimeSortedIds;
import dev.souk.web.FieldError;
import dev.souk.web.ProblemException;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Takes in a feed that somebody sends over HTTP. One at a time, in all pods together: an import keeps a core and the primary busy. Whoever
 * hangs up while the feed is on its way leaves nothing behind; once it is wholly here it is taken in to its end, and the trail of
 * changes says so.
 */
@ApplicationScoped
class ReceiveFeed {

    /** For what is not the upload or the import itself: a transaction that began in time, and its tries. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    private final FeedImports imports;
    private final FeedUploads uploads;
    private final ImportFeed importFeed;
    private final Vertx vertx;
    private final Clock clock;
    private final FeedConfig config;

    ReceiveFeed(
            FeedImports imports,
            FeedUploads uploads,
            ImportFeed importFeed,
            Vertx vertx,
            Clock clock,
            FeedConfig config) {
        this.imports = imports;
        this.uploads = uploads;
        this.importFeed = importFeed;
        this.vertx = vertx;
        this.clock = clock;
        this.config = config;
    }

    /** Takes in the body; fails with a {@link ProblemException} when not a line of it was taken in, or not all were read. */
    Uni<FeedReport> run(RoutingContext request, Importer by) {
        if (FeedRoute.announced(request).orElse(0) > config.bodySize().asLongValue()) {
            throw FeedUploads.tooLarge(config);
        }
        Duration turn = config.uploadWithin().plus(config.importWithin()).plus(SLACK);
        long id = imports.newId();
        Uni<FeedReport> whole = imports.takeTurn(id, by, turn)
                .chain(() -> uploads.withFile(request.request(), file -> onWorker(() -> take(id, file, by))))
                .onFailure()
                .call(() -> imports.giveUpTurn(id).onFailure().recoverWithNull());
        return toItsEnd(whole);
    }

    /** The endpoint's own is given up when the caller hangs up, and whatever was to be tidied up then with it. */
    private static <T> Uni<T> toItsEnd(Uni<T> work) {
        return Uni.createFrom().emitter(answer -> work.subscribe().with(answer::complete, answer::fail));
    }

    private <T> Uni<T> onWorker(Callable<T> work) {
        return Uni.createFrom().deferred(() -> {
            Context caller = vertx.getOrCreateContext();
            return Uni.createFrom()
                    .completionStage(() -> caller.executeBlocking(work, false).toCompletionStage());
        });
    }

    private FeedReport take(long id, Path file, Importer by) {
        List<RefusedLine> problems = new ArrayList<>();
        Limited progress = new Limited(clock.instant().plus(config.importWithin()));
        try {
            ImportReport report = imports.runInTurn(
                    id,
                    (reference, noted) -> importFeed.file(reference, file, noted, line -> {
                        if (problems.size() < config.refusedAnswered()) {
                            problems.add(new RefusedLine(line.line(), line.reason()));
                        }
                    }),
                    progress);
            Log.infof(
                    "%s took in a feed: %d lines created, %d changed, %d unchanged, %d refused",
                    by.customer(), report.created(), report.changed(), report.unchanged(), report.refused());
            if (report.lines() > 0 && report.refused() == report.lines()) {
                throw nothingUsable(problems);
            }
            return FeedReport.of(TimeSortedIds.text(id), report, problems);
        } catch (UnreadableFeed unreadable) {
            if (unreadable.getCause() instanceof IOException) {
                throw unreadable; // a file of our own
            }
            throw unreadable(unreadable);
        } catch (ImportStopped stopped) {
            Log.infof("The feed of %s was %s", by.customer(), stopped.getMessage());
            throw unfinished(stopped);
        }
    }

    /** Its time is over at some moment. */
    private final class Limited implements ImportProgress {

        private final Instant until;

        Limited(Instant until) {
            this.until = until;
        }

        @Override
        public void at(ImportReport soFar, int percent) {}

        @Override
        public boolean mayGoOn() {
            return clock.instant().isBefore(until);
        }
    }

    private static ProblemException unreadable(UnreadableFeed unreadable) {
        return new ProblemException(
                422,
                "unreadable-feed",
                "Unreadable feed",
                "The body is no product feed. %s Nothing was taken in.".formatted(unreadable.getMessage()));
    }

    private static ProblemException nothingUsable(List<RefusedLine> problems) {
        return new ProblemException(
                422,
                "unusable-feed",
                "Unusable feed",
                "Not one line can be used. Nothing was taken in.",
                problems.stream()
                        .map(problem -> new FieldError("line " + problem.line(), problem.detail()))
                        .toList());
    }

    private static ProblemException unfinished(ImportStopped stopped) {
        return new ProblemException(
                        503,
                        "unfinished-import",
                        "Unfinished import",
                        "There was no time for all of it: it was %s, which stay in. Send it again, what is in takes little time; or"
                                        .formatted(stopped.getMessage())
                                + " send it in parts.")
                .withHeader(HttpHeaders.RETRY_AFTER, "1");
    }
}
