package dev.souk.checkout.place;

import dev.souk.checkout.payment.Card;
import dev.souk.checkout.session.Buyer;
import dev.souk.checkout.session.CheckoutSession;
import dev.souk.checkout.session.CheckoutStatus;
import dev.souk.checkout.session.CheckoutView;
import dev.souk.checkout.session.CheckoutViews;
import dev.souk.checkout.session.PaymentProblem;
import dev.souk.checkout.session.SessionChanged;
import dev.souk.checkout.session.SessionRows;
import dev.souk.checkout.session.Terms;
import dev.souk.db.Database;
import dev.souk.db.TimeSortedIds;
import dev.souk.db.WriteSession;
import dev.souk.db.idempotency.Claim;
import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.db.idempotency.IdempotencyKeyInUse;
import dev.souk.db.idempotency.IdempotencyKeys;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Makes the durable row of a payment, before anything happens outside: one for a key, and one at a time for a session. */
@ApplicationScoped
class BeginPlacement {

    private final Database database;
    private final IdempotencyKeys keys;
    private final SessionRows sessions;
    private final PlacementRows placements;
    private final CheckoutViews views;
    private final Terms terms;
    private final TimeSortedIds ids;
    private final Clock clock;
    private final PlaceConfig config;

    BeginPlacement(
            Database database,
            IdempotencyKeys keys,
            SessionRows sessions,
            PlacementRows placements,
            CheckoutViews views,
            Terms terms,
            TimeSortedIds ids,
            Clock clock,
            PlaceConfig config) {
        this.database = database;
        this.keys = keys;
        this.sessions = sessions;
        this.placements = placements;
        this.views = views;
        this.terms = terms;
        this.ids = ids;
        this.clock = clock;
        this.config = config;
    }

    /** What a request with a key begins, or began before. */
    sealed interface Begun {

        record Fresh(Placement placement, CheckoutSession session) implements Begun {}

        record Earlier(Placement placement) implements Begun {}
    }

    /** Fails with {@link NotNow}, leaving nothing behind, when the session cannot be paid for now. */
    Uni<Begun> begin(String sessionId, Buyer buyer, Card card, IdempotencyKey key) {
        return Uni.createFrom()
                .deferred(() -> {
                    long id = ids.next();
                    return database.write(session -> keys.claim(session, key, Long.toString(id))
                            .chain(claim -> own(session, sessionId, buyer)
                                    .chain(own -> begin(session, claim, id, own, card, key))));
                })
                .onFailure(SessionChanged.class)
                .retry()
                .atMost(SessionChanged.RETRIES);
    }

    private Uni<Begun> begin(
            WriteSession session, Claim claim, long id, CheckoutSession own, Card card, IdempotencyKey key) {
        return switch (claim) {
            case Claim.Fresh fresh -> pay(session, id, own, card);
            case Claim.Running running -> again(session, running, id, own, card, key);
            case Claim.Answered answered -> throw new IllegalStateException("Answers are made of the placement");
        };
    }

    /** When the stock was gone or the time over, nothing was answered that stands: the same key may try again. */
    private Uni<Begun> again(
            WriteSession session, Claim.Running running, long id, CheckoutSession own, Card card, IdempotencyKey key) {
        long earlier = Long.parseLong(running.reference().orElseThrow(IdempotencyKeyInUse::new));
        return placements.byId(session, earlier).chain(found -> {
            Placement placement = found.orElseThrow(IdempotencyKeyInUse::new);
            return PaymentProblem.STOCK_GONE.equals(placement.failure())
                    ? keys.release(session, key)
                            .chain(() -> keys.claim(session, key, Long.toString(id)))
                            .chain(() -> pay(session, id, own, card))
                    : Uni.createFrom().item(new Begun.Earlier(placement));
        });
    }

    private Uni<CheckoutSession> own(WriteSession session, String sessionId, Buyer buyer) {
        return sessions.byPublicId(session, sessionId)
                .map(found -> found.filter(buyer::mayUse).orElseThrow(() -> new NotNow(new Paid.Unknown())));
    }

    private Uni<Begun> pay(WriteSession session, long id, CheckoutSession checkout, Card card) {
        requireReady(views.of(checkout));
        Instant now = clock.instant();
        boolean sameWindow =
                checkout.paymentsSince().plus(config.paymentsWindow()).isAfter(now);
        Instant since = sameWindow ? checkout.paymentsSince() : now;
        int payments = sameWindow ? checkout.payments() + 1 : 1;
        requireFew(payments, since, now);
        Placement placement = new Placement(
                id,
                checkout.id(),
                Step.BEGUN,
                "souk-" + TimeSortedIds.text(id),
                null,
                terms.totals(checkout).total(),
                card.lastFour(),
                null,
                null,
                1,
                null,
                null,
                now);
        return sessions.beginPayment(session, checkout, id, payments, since)
                .chain(() -> placements.insert(session, placement))
                .replaceWith(new Begun.Fresh(placement, checkout.placing(id)));
    }

    private static void requireReady(CheckoutView checkout) {
        CheckoutStatus status = checkout.status();
        if (status == CheckoutStatus.INCOMPLETE) {
            throw new NotNow(new Paid.NotReady(checkout));
        }
        if (status != CheckoutStatus.READY_FOR_COMPLETE) {
            throw new NotNow(new Paid.TooLate(checkout));
        }
    }

    private void requireFew(int payments, Instant since, Instant now) {
        if (payments > config.payments()) {
            Duration wait = Duration.between(now, since.plus(config.paymentsWindow()));
            throw new NotNow(new Paid.TooOften(config.payments(), config.paymentsWindow(), wait));
        }
    }
}
