package dev.souk.catalog.stock;

import dev.souk.db.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What to do about a transaction that lost a lock to another. Ours lock in one order, but an import that changes the same SKUs has
 * its own.
 */
final class Contention {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(5); // about one transaction
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(3); // a shopper is waiting
    private static final long RETRY_AFTER_SECONDS = 1;

    /** Runs {@code work} again while it loses; in the end it is a 503. */
    static <T> Uni<T> outlast(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom()
                .deferred(work)
                .onFailure(Contention::wasRolledBack)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(0.5)
                .expireIn(PATIENCE.toMillis())
                .onFailure(ErrorCode::isContention)
                .transform(lost -> new ServiceUnavailableException(RETRY_AFTER_SECONDS, lost));
    }

    /** Not after a statement that took too long: what it waited for has waited long enough. */
    private static boolean wasRolledBack(Throwable thrown) {
        return ErrorCode.isContention(thrown) && ErrorCode.of(thrown).orElse(0) != ErrorCode.STATEMENT_TIMEOUT;
    }

    private Contention() {}
}
