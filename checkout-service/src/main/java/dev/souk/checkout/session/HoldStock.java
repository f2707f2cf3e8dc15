package dev.souk.checkout.session;

import dev.souk.checkout.stock.StockClient;
import dev.souk.checkout.stock.Wanted;
import dev.souk.db.Database;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Keeps stock set aside while its shopper is busy. */
@Singleton
public final class HoldStock {

    private final Database database;
    private final SessionRows rows;
    private final StockClient stock;
    private final Clock clock;
    private final SessionConfig config;

    HoldStock(Database database, SessionRows rows, StockClient stock, Clock clock, SessionConfig config) {
        this.database = database;
        this.rows = rows;
        this.stock = stock;
        this.clock = clock;
        this.config = config;
    }

    /** Until when a session that is used now may go on. */
    public Instant until(CheckoutSession session) {
        Instant fromNow = clock.instant().plus(config.holds());
        Instant atMost = session.createdAt().plus(config.holdsAtMost());
        return fromNow.isBefore(atMost) ? fromNow : atMost;
    }

    /**
     * The session with more time, when it is open and that is worth a call. When it cannot be had, the time that was promised
     * stands. The catalogue hears of it first: so the session is over before its stock is anybody else's.
     */
    Uni<CheckoutSession> longer(CheckoutSession session) {
        Instant until = until(session);
        boolean worthIt = Duration.between(session.expiresAt(), until).compareTo(config.worthExtending()) >= 0;
        boolean open = session.state() == SessionState.OPEN && !session.isExpired(clock.instant());
        if (!open || !worthIt) {
            return Uni.createFrom().item(session);
        }
        List<Wanted> lines = session.lines().stream()
                .map(line -> new Wanted(line.sku(), line.quantity()))
                .toList();
        return stock.reserve(session.reservation(), lines, until)
                .chain(() -> database.write(
                        write -> rows.extend(write, session, until).chain(() -> rows.byId(write, session.id()))))
                .map(extended -> extended.orElseThrow())
                .onFailure()
                .recoverWithItem(failure -> {
                    Log.infof("A session gets no more time: %s", failure.getMessage());
                    return session;
                });
    }
}
