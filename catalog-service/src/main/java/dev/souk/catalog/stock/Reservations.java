package dev.souk.catalog.stock;

import dev.souk.catalog.offer.Offer;
import dev.souk.catalog.offer.Offers;
import dev.souk.db.Database;
import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sets stock aside under a key of the caller's, and ends that in one way or the other. Every step may be asked for again, and at
 * the same time: the row of the reservation is locked first, its stock last and in the order of SKUs, so that steps wait for each
 * other and never in a circle.
 */
@ApplicationScoped
public class Reservations {

    private final Database database;
    private final Offers offers;
    private final ReservationRows rows;
    private final StockLevels levels;
    private final StockMovements movements;
    private final Turnstile shoppers;
    private final Turnstile payers;
    private final Clock clock;

    Reservations(
            Database database,
            Offers offers,
            ReservationRows rows,
            StockLevels levels,
            StockMovements movements,
            StockConfig config,
            Clock clock) {
        this.database = database;
        this.offers = offers;
        this.rows = rows;
        this.levels = levels;
        this.movements = movements;
        this.shoppers = Turnstile.of(config.crowd());
        this.payers = Turnstile.of(config.crowd());
        this.clock = clock;
    }

    /**
     * Sets all lines aside, or none: then it fails with a 409 problem that says of each line how much is left. Of a key that has a
     * reservation already, lines and expiry are replaced.
     */
    public Uni<Reservation> reserve(String key, ReservationRequest request) {
        Instant now = clock.instant();
        Wanted wanted = request.wanted(now);
        return write(shoppers, session -> reserve(session, key, wanted, now))
                .onFailure(InsufficientStock.class)
                .transform(shortage -> ReservationProblems.insufficientStock(wanted, shortage));
    }

    /** From now on it does not expire. Fails with a 409 problem when it has expired. */
    public Uni<Reservation.State> commit(String key) {
        Instant now = clock.instant();
        return write(
                payers,
                session -> rows.commit(session, key, now)
                        .chain(done -> done
                                ? state(key, ReservationStatus.COMMITTED)
                                : rows.status(session, key).map(status -> committedBefore(key, status))));
    }

    /** Lets a committed one expire again. */
    public Uni<Reservation.State> uncommit(String key, Expiry expiry) {
        Instant now = clock.instant();
        Instant until = expiry.after(now);
        return write(
                payers,
                session -> rows.uncommit(session, key, until, now)
                        .chain(done -> done
                                ? Uni.createFrom().item(new Reservation.State(key, ReservationStatus.RESERVED, until))
                                : rows.status(session, key).map(status -> uncommittedBefore(key, status))));
    }

    /** Its pieces leave the house. Fails with a 409 problem when it is not committed. */
    public Uni<Reservation.State> sell(String key) {
        Instant now = clock.instant();
        return write(
                payers,
                session -> rows.settle(session, key, ReservationStatus.COMMITTED, ReservationStatus.SOLD, now)
                        .chain(done -> done
                                ? movements
                                        .book(session, key, StockMovements.Kind.SALE, now)
                                        .chain(() -> change(session, key, StockChange::sold))
                                        .chain(() -> state(key, ReservationStatus.SOLD))
                                : rows.status(session, key).map(status -> soldBefore(key, status))));
    }

    /** Its pieces come back. Fails with a 409 problem when it was not sold. */
    public Uni<Reservation.State> giveBack(String key) {
        Instant now = clock.instant();
        return write(
                payers,
                session -> rows.settle(session, key, ReservationStatus.SOLD, ReservationStatus.RETURNED, now)
                        .chain(done -> done
                                ? movements
                                        .book(session, key, StockMovements.Kind.RETURN, now)
                                        .chain(() -> change(session, key, StockChange::returned))
                                        .chain(() -> state(key, ReservationStatus.RETURNED))
                                : rows.status(session, key).map(status -> returnedBefore(key, status))));
    }

    /** Its pieces can be had by others. Fails with a 409 problem when they are sold; one that is over, or never was, is fine. */
    public Uni<Void> release(String key) {
        Instant now = clock.instant();
        return write(
                payers,
                session -> rows.release(session, key, now)
                        .chain(done -> done
                                ? change(session, key, StockChange::putBack)
                                : rows.status(session, key)
                                        .invoke(status -> requireUnsold(key, status))
                                        .replaceWithVoid()));
    }

    /** Offers last: read behind the locks they are the newest, and a plain read before them would be the snapshot for all. */
    private Uni<Reservation> reserve(WriteSession session, String key, Wanted wanted, Instant now) {
        return rows.save(session, key, wanted, now)
                .chain(changes -> levels.change(session, changes))
                .chain(() -> offers.of(session, wanted.skus(), key))
                .map(offered -> reservation(key, wanted, offered));
    }

    private static Reservation reservation(String key, Wanted wanted, List<Offer> offered) {
        Map<String, Offer> bySku = offered.stream().collect(Collectors.toMap(Offer::sku, Function.identity()));
        List<Reservation.Line> lines = wanted.lines().stream()
                .map(line -> new Reservation.Line(
                        line.sku(), line.quantity(), Objects.requireNonNull(bySku.get(line.sku()))))
                .toList();
        return new Reservation(key, ReservationStatus.RESERVED, wanted.until(), lines);
    }

    private Uni<Void> change(WriteSession session, String key, StockChange.Kind kind) {
        return rows.lines(session, List.of(key))
                .chain(lines -> levels.change(
                        session,
                        lines.stream()
                                .map(line -> kind.of(line.sku(), line.quantity()))
                                .toList()));
    }

    private static Reservation.State committedBefore(String key, Optional<ReservationStatus> status) {
        return switch (status.orElse(ReservationStatus.EXPIRED)) {
            case SOLD -> new Reservation.State(key, ReservationStatus.SOLD, null);
            case RETURNED -> throw ReservationProblems.settled(key, ReservationStatus.RETURNED);
            case RESERVED, COMMITTED, RELEASED, EXPIRED -> throw ReservationProblems.expired(key);
        };
    }

    private static Reservation.State uncommittedBefore(String key, Optional<ReservationStatus> status) {
        throw switch (status.orElse(ReservationStatus.EXPIRED)) {
            case SOLD, RETURNED -> ReservationProblems.settled(key, status.orElseThrow());
            case RESERVED, COMMITTED, RELEASED, EXPIRED -> ReservationProblems.expired(key);
        };
    }

    private static Reservation.State soldBefore(String key, Optional<ReservationStatus> status) {
        return switch (status.orElse(ReservationStatus.EXPIRED)) {
            case SOLD -> new Reservation.State(key, ReservationStatus.SOLD, null);
            case RETURNED -> throw ReservationProblems.settled(key, ReservationStatus.RETURNED);
            case RESERVED, COMMITTED -> throw ReservationProblems.notCommitted(key);
            case RELEASED, EXPIRED -> throw ReservationProblems.expired(key);
        };
    }

    private static Reservation.State returnedBefore(String key, Optional<ReservationStatus> status) {
        if (status.equals(Optional.of(ReservationStatus.RETURNED))) {
            return new Reservation.State(key, ReservationStatus.RETURNED, null);
        }
        throw ReservationProblems.notSold(key);
    }

    private static void requireUnsold(String key, Optional<ReservationStatus> status) {
        status.filter(found -> found == ReservationStatus.SOLD || found == ReservationStatus.RETURNED)
                .ifPresent(sold -> {
                    throw ReservationProblems.settled(key, sold);
                });
    }

    private static Uni<Reservation.State> state(String key, ReservationStatus status) {
        return Uni.createFrom().item(new Reservation.State(key, status, null));
    }

    private <T> Uni<T> write(Turnstile turnstile, Function<WriteSession, Uni<T>> work) {
        return turnstile.pass(() -> database.write(work));
    }
}
