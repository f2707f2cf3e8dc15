package dev.souk.checkout.place;

import dev.souk.checkout.Detached;
import dev.souk.checkout.payment.Card;
import dev.souk.checkout.payment.PaymentConfig;
import dev.souk.checkout.place.BeginPlacement.Begun;
import dev.souk.checkout.session.Buyer;
import dev.souk.checkout.session.CheckoutSession;
import dev.souk.checkout.session.CheckoutView;
import dev.souk.checkout.session.CheckoutViews;
import dev.souk.checkout.session.PaymentProblem;
import dev.souk.checkout.session.SessionRows;
import dev.souk.checkout.session.SessionState;
import dev.souk.db.Database;
import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.db.idempotency.IdempotencyKeyInUse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes an order of a session and a payment, once for a key, however often it is asked and whatever dies meanwhile. */
@ApplicationScoped
public class PlaceOrder {

    private static final String HASH = "HmacSHA256";

    private final Database database;
    private final BeginPlacement beginPlacement;
    private final RunPlacement run;
    private final SettleChallenge settle;
    private final SessionRows sessions;
    private final CheckoutViews views;
    private final Clock clock;
    private final PlaceConfig config;
    private final SecretKeySpec hashKey;

    PlaceOrder(
            Database database,
            BeginPlacement beginPlacement,
            RunPlacement run,
            SettleChallenge settle,
            SessionRows sessions,
            CheckoutViews views,
            Clock clock,
            PlaceConfig config,
            PaymentConfig payments) {
        this.database = database;
        this.beginPlacement = beginPlacement;
        this.run = run;
        this.settle = settle;
        this.sessions = sessions;
        this.views = views;
        this.clock = clock;
        this.config = config;
        this.hashKey = new SecretKeySpec(payments.key().getBytes(StandardCharsets.UTF_8), HASH);
    }

    /**
     * Pays for a session. Who hangs up after asking has asked: what has begun goes on, and is not left to lie until somebody finds it.
     *
     * @param key the caller's name for this try, 1 to 255 characters
     * @param asked all that makes two tries the same: the request's body, or the form's fields
     * @return fails with {@link IdempotencyKeyInUse} while the first request with this key still waits for its answer, and with
     *     {@code IdempotencyKeyReused} when that one asked something else
     */
    public Uni<Paid> pay(String sessionId, Buyer buyer, Card card, String key, byte[] asked) {
        IdempotencyKey request = new IdempotencyKey(
                sessionId, "POST", "/checkout-sessions/" + sessionId + "/complete", key, keyedHash(asked));
        return Detached.of(beginPlacement.begin(sessionId, buyer, card, request).chain(begun -> switch (begun) {
                    case Begun.Fresh fresh -> pay(fresh, card);
                    case Begun.Earlier earlier -> replay(earlier.placement());
                }))
                .onFailure(NotNow.class)
                .recoverWithItem(refusal -> refusal.paid());
    }

    /** The session as it is now; when the shopper had to prove the payment, the provider is asked whether that was done. */
    public Uni<Optional<CheckoutView>> look(String sessionId, Buyer buyer) {
        return database.findOwn(session -> sessions.byPublicId(session, sessionId))
                .map(found -> found.filter(buyer::mayUse))
                .chain(found -> found.isPresent() && found.get().state() == SessionState.CHALLENGED
                        ? Detached.of(settle.look(
                                        Objects.requireNonNull(found.get().placementId())))
                                .ifNoItem()
                                .after(config.answerWithin())
                                .recoverWithUni(Uni.createFrom().voidItem())
                                .chain(() -> stored(sessionId))
                        : Uni.createFrom().item(found))
                .map(found -> found.map(views::of));
    }

    private Uni<Optional<CheckoutSession>> stored(String sessionId) {
        return database.readOnPrimary(session -> sessions.byPublicId(session, sessionId));
    }

    private Uni<Paid> pay(Begun.Fresh fresh, Card card) {
        return Detached.of(run.pay(fresh.placement(), fresh.session(), card))
                .ifNoItem()
                .after(config.answerWithin())
                .recoverWithItem(Outcome.Open::new)
                .chain(outcome -> paid(outcome, fresh.session().id()));
    }

    private Uni<Paid> paid(Outcome outcome, long session) {
        return switch (outcome) {
            case Outcome.Ordered ordered -> item(new Paid.Completed(views.of(ordered.session())));
            case Outcome.Challenged challenged -> item(new Paid.Challenged(views.of(challenged.session())));
            case Outcome.Refused refused -> item(new Paid.Declined(refused.problem()));
            case Outcome.NoStock gone -> item(new Paid.NoStock(gone.lines()));
            case Outcome.Open open -> stored(session).map(this::asItStands);
        };
    }

    /** While the first request waits it is the one to be answered; later the placement tells what the answer was, or would be. */
    private Uni<Paid> replay(Placement placement) {
        return switch (placement.step()) {
            case BEGUN -> {
                if (stillWaits(placement)) {
                    throw new IdempotencyKeyInUse();
                }
                yield replayed(stored(placement.sessionId()).map(this::asItStands));
            }
            case CHALLENGED, ORDERED, DONE, FAILED ->
                placement.continueUrl() == null ? replayed(end(placement)) : replayed(challenge(placement));
        };
    }

    private boolean stillWaits(Placement placement) {
        Instant now = clock.instant();
        return placement.isLeased(now)
                && placement.createdAt().plus(config.answerWithin()).isAfter(now);
    }

    private Uni<Paid> end(Placement placement) {
        return placement.step() == Step.FAILED
                ? item(new Paid.Declined(Objects.requireNonNull(placement.failure())))
                : stored(placement.sessionId()).map(this::asItStands);
    }

    private Uni<Paid> challenge(Placement placement) {
        String url = Objects.requireNonNull(placement.continueUrl());
        return stored(placement.sessionId()).map(session -> new Paid.Challenged(views.of(session.challenged(url))));
    }

    private Paid asItStands(CheckoutSession session) {
        CheckoutView view = views.of(session);
        return switch (view.status()) {
            case COMPLETED -> new Paid.Completed(view);
            case REQUIRES_ESCALATION -> new Paid.Challenged(view);
            case COMPLETE_IN_PROGRESS -> new Paid.InProgress(view);
            case READY_FOR_COMPLETE, INCOMPLETE ->
                new Paid.Declined(Objects.requireNonNullElse(session.paymentProblem(), PaymentProblem.INTERRUPTED));
            case EXPIRED, CANCELED -> new Paid.TooLate(view);
        };
    }

    private Uni<CheckoutSession> stored(long session) {
        return database.readOnPrimary(read -> sessions.byId(read, session)).map(Optional::orElseThrow);
    }

    private static Uni<Paid> replayed(Uni<Paid> paid) {
        return paid.map(Paid.Replayed::new);
    }

    private static Uni<Paid> item(Paid paid) {
        return Uni.createFrom().item(paid);
    }

    /** A plain hash of a body with a card's number could be guessed back in minutes. */
    private byte[] keyedHash(byte[] asked) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(hashKey);
            return mac.doFinal(asked);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HASH, e);
        }
    }
}
