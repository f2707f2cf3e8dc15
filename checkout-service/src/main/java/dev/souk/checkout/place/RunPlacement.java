package dev.souk.checkout.place;

import dev.souk.checkout.Crockford;
import dev.souk.checkout.cart.CartClient;
import dev.souk.checkout.cart.FilledCart;
import dev.souk.checkout.customer.Customers;
import dev.souk.checkout.order.NewOrder;
import dev.souk.checkout.order.OrderNumber;
import dev.souk.checkout.order.OrderPlaced;
import dev.souk.checkout.order.OrderRows;
import dev.souk.checkout.payment.Card;
import dev.souk.checkout.payment.Charge;
import dev.souk.checkout.payment.ChargeStatus;
import dev.souk.checkout.payment.NewCharge;
import dev.souk.checkout.payment.PaymentGateway;
import dev.souk.checkout.session.CheckoutSession;
import dev.souk.checkout.session.HoldStock;
import dev.souk.checkout.session.PaymentProblem;
import dev.souk.checkout.session.SessionRows;
import dev.souk.checkout.session.Terms;
import dev.souk.checkout.stock.StockClient;
import dev.souk.checkout.stock.StockShort;
import dev.souk.checkout.stock.Wanted;
import dev.souk.db.Database;
import dev.souk.db.WriteSession;
import dev.souk.db.outbox.Outbox;
import dev.souk.web.FieldError;
import dev.souk.web.Shop;
import dev.souk.web.service.RemoteUnavailable;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Brings a placement to its end: commit the stock, charge, write the order, sell the stock, clear the cart. Each call names a
 * key of ours and may be made twice; each change of the row needs the lease. So it may stop anywhere, for ever, and another pod
 * goes on from what the row and the provider know.
 *
 * <p>Two things only the first pod has: the card, and the answer of a call under way. A pod that goes on without asks the
 * provider what became of the charge; if the provider never heard of it, it is told never to take it, and the shopper is asked
 * to pay again.
 */
@ApplicationScoped
class RunPlacement {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LAST_PAUSE = Duration.ofSeconds(1);
    private static final int NUMBERS = 3; // two orders draw the same number once in 10^15; three times is no chance

    private final Database database;
    private final PlacementRows placements;
    private final SessionRows sessions;
    private final OrderRows orders;
    private final Customers customers;
    private final Outbox outbox;
    private final StockClient stock;
    private final CartClient carts;
    private final PaymentGateway gateway;
    private final HoldStock hold;
    private final Terms terms;
    private final Journey journey;
    private final Shop shop;
    private final Clock clock;
    private final PlaceConfig config;

    RunPlacement(
            Database database,
            PlacementRows placements,
            SessionRows sessions,
            OrderRows orders,
            Customers customers,
            Outbox outbox,
            StockClient stock,
            CartClient carts,
            PaymentGateway gateway,
            HoldStock hold,
            Terms terms,
            Journey journey,
            Shop shop,
            Clock clock,
            PlaceConfig config) {
        this.database = database;
        this.placements = placements;
        this.sessions = sessions;
        this.orders = orders;
        this.customers = customers;
        this.outbox = outbox;
        this.stock = stock;
        this.carts = carts;
        this.gateway = gateway;
        this.hold = hold;
        this.terms = terms;
        this.journey = journey;
        this.shop = shop;
        this.clock = clock;
        this.config = config;
    }

    /** A fresh one, from its first step. Fails never: what cannot be done now is left to be done later. */
    Uni<Outcome> pay(Placement placement, CheckoutSession session, Card card) {
        return leavingTheRest(
                placement,
                journey.reached(placement, Milestone.BEGUN)
                        .chain(() -> commitStock(session))
                        .chain(() -> journey.reached(placement, Milestone.STOCK_COMMITTED))
                        .chain(() -> charge(placement, session, card))
                        .chain(charge -> settle(placement, session, charge))
                        .onFailure(StockShort.class)
                        .recoverWithUni(gone -> giveUp(placement, session, gone.lines())));
    }

    /** One that was taken over, from wherever it is. Fails never, too. */
    Uni<Outcome> resume(Placement placement) {
        return leavingTheRest(
                placement,
                database.readOnPrimary(session -> sessions.byId(session, placement.sessionId()))
                        .map(found -> found.orElseThrow())
                        .chain(session -> resume(placement, session)));
    }

    private Uni<Outcome> resume(Placement placement, CheckoutSession session) {
        return switch (placement.step()) {
            case BEGUN ->
                chargeOfKey(placement)
                        .chain(charge -> charge.isPresent()
                                ? settle(placement, session, charge.get())
                                : refuse(placement, session, PaymentProblem.INTERRUPTED));
            case CHALLENGED -> challengedCharge(placement).chain(charge -> settle(placement, session, charge));
            case ORDERED -> finish(placement, session).replaceWith(new Outcome.Ordered(session));
            case DONE, FAILED -> Uni.createFrom().item(new Outcome.Open());
        };
    }

    /** The catalogue may have let the reservation go a moment before us; mostly the stock is still there. */
    private Uni<Void> commitStock(CheckoutSession session) {
        return persisting(stock.commit(session.reservation())
                        .chain(committed -> committed
                                ? Uni.createFrom().item(true)
                                : reserveAgain(session).chain(() -> stock.commit(session.reservation()))))
                .invoke(committed -> require(committed, "Stock just reserved is gone: " + session.reservation()))
                .replaceWithVoid();
    }

    private Uni<?> reserveAgain(CheckoutSession session) {
        List<Wanted> lines = session.lines().stream()
                .map(line -> new Wanted(line.sku(), line.quantity()))
                .toList();
        return stock.reserve(session.reservation(), lines, clock.instant().plus(config.lease()));
    }

    /** No answer is no outcome: the provider is asked what became of it, and only when it knows nothing, charged again. */
    private Uni<Charge> charge(Placement placement, CheckoutSession session, Card card) {
        NewCharge wanted = new NewCharge(
                placement.chargeKey(), placement.amount(), card, shop.url("/checkout/" + session.publicId()));
        return persisting(gateway.charge(wanted)
                .onFailure(RemoteUnavailable.class)
                .recoverWithUni(lost -> gateway.ofKey(placement.chargeKey())
                        .onItem()
                        .transformToUni(found -> found.isPresent()
                                ? Uni.createFrom().item(found.get())
                                : Uni.createFrom().failure(lost))));
    }

    /** Empty only when there is none and, as the provider now knows, never will be. */
    private Uni<Optional<Charge>> chargeOfKey(Placement placement) {
        return gateway.ofKey(placement.chargeKey())
                .chain(found ->
                        found.isPresent() ? Uni.createFrom().item(found) : gateway.abandon(placement.chargeKey()));
    }

    private Uni<Charge> challengedCharge(Placement placement) {
        String id = Objects.requireNonNull(placement.chargeId());
        boolean overdue = !challengeDeadline(placement).isAfter(clock.instant());
        return gateway.find(id)
                .chain(charge -> overdue && charge.status() == ChargeStatus.REQUIRES_ACTION
                        ? gateway.cancel(id)
                        : Uni.createFrom().item(charge));
    }

    private Uni<Outcome> settle(Placement placement, CheckoutSession session, Charge charge) {
        if (!charge.amount().equals(placement.amount()) || !charge.key().equals(placement.chargeKey())) {
            throw new IllegalStateException("Placement %d wants %s, charge %s says %s"
                    .formatted(placement.id(), placement.amount(), charge.id(), charge.amount()));
        }
        return journey.reached(placement, Milestone.CHARGED).chain(() -> switch (charge.status()) {
            case SUCCEEDED -> order(placement, session, charge);
            case REQUIRES_ACTION -> challenge(placement, session, charge);
            case DECLINED ->
                refuse(placement, session, Objects.requireNonNullElse(charge.declineCode(), PaymentProblem.DECLINED));
            case CANCELED -> refuse(placement, session, PaymentProblem.CHALLENGE_ABANDONED);
        });
    }

    private Uni<Outcome> order(Placement placement, CheckoutSession session, Charge charge) {
        return Uni.createFrom()
                .deferred(() -> write(placement, newOrder(placement, session, charge)))
                .onFailure(ConstraintViolationException.class)
                .retry()
                .atMost(NUMBERS)
                .call(() -> journey.reached(placement, Milestone.ORDERED))
                .call(completed -> finish(placement, completed).onFailure().recoverWithUni(f -> later(placement, f)))
                .map(Outcome.Ordered::new);
    }

    private NewOrder newOrder(Placement placement, CheckoutSession session, Charge charge) {
        return new NewOrder(
                placement.id(),
                OrderNumber.next(),
                Crockford.secret(),
                session,
                terms.totals(session),
                placement.chargeKey(),
                charge.id(),
                placement.cardLastFour(),
                clock.instant());
    }

    /** All of it or nothing: the order with its lines and history, the session's end, the mail that thanks for it, and what is left to do. */
    private Uni<CheckoutSession> write(Placement placement, NewOrder order) {
        CheckoutSession session = order.session();
        return database.write(write -> placements
                        .ordered(write, placement, order.chargeId())
                        .chain(() -> customerOf(write, session))
                        .chain(customer -> orders.insert(write, order, customer))
                        .chain(() -> outbox.add(
                                write, OrderPlaced.TOPIC, Long.toString(order.id()), new OrderPlaced(order.id())))
                        .chain(() -> sessions.complete(
                                write, session.id(), placement.id(), order.number(), order.accessKey())))
                .replaceWith(session.completed(order.number(), order.accessKey()));
    }

    /** Who has deleted the account while it was paid for gets the order, and it is nobody's, as their earlier ones. */
    private Uni<Optional<String>> customerOf(WriteSession write, CheckoutSession session) {
        String customer = session.customerId();
        return customer == null
                ? Uni.createFrom().item(Optional.empty())
                : customers
                        .stays(write, customer)
                        .map(stays -> Optional.of(customer).filter(one -> stays));
    }

    private Uni<Void> finish(Placement placement, CheckoutSession session) {
        return persisting(sell(session))
                .chain(() -> journey.reached(placement, Milestone.STOCK_SOLD))
                .chain(() -> persisting(carts.bought(session.cartId(), session.reservation(), bought(session))))
                .chain(() -> journey.reached(placement, Milestone.CART_CLEARED))
                .chain(() -> database.write(write -> placements.done(write, placement)))
                .chain(() -> journey.reached(placement, Milestone.DONE));
    }

    /** A pod that was thought dead may have uncommitted it in the same moment; what was paid for is committed again. */
    private Uni<Void> sell(CheckoutSession session) {
        return stock.sell(session.reservation())
                .chain(sold -> sold
                        ? Uni.createFrom().item(true)
                        : commitStock(session).chain(() -> stock.sell(session.reservation())))
                .invoke(sold -> require(sold, "The stock of a paid order is gone: " + session.reservation()))
                .replaceWithVoid();
    }

    private static List<FilledCart.Line> bought(CheckoutSession session) {
        return session.lines().stream()
                .map(line -> new FilledCart.Line(line.sku(), line.quantity()))
                .toList();
    }

    private Uni<Outcome> challenge(Placement placement, CheckoutSession session, Charge charge) {
        Instant deadline = challengeDeadline(placement);
        if (placement.step() == Step.CHALLENGED) {
            return database.write(write -> placements.later(write, placement, deadline))
                    .replaceWith(new Outcome.Challenged(session));
        }
        String url = Objects.requireNonNull(charge.continueUrl());
        return database.write(write -> placements
                        .challenged(write, placement, charge.id(), url, deadline)
                        .chain(() -> sessions.challenge(write, session.id(), placement.id(), url)))
                .chain(() -> journey.reached(placement, Milestone.CHALLENGED))
                .replaceWith(new Outcome.Challenged(session.challenged(url)));
    }

    private Instant challengeDeadline(Placement placement) {
        return placement.createdAt().plus(config.challengeFor());
    }

    /**
     * Nothing was charged and nothing will be: the stock may expire again, and the session goes on if it has time left. The lease
     * is asked for first, because the reservation serves the shopper's next try to pay, too, which may be under way already if we
     * were away for long.
     */
    private Uni<Outcome> refuse(Placement placement, CheckoutSession session, String problem) {
        Instant until = hold.until(session);
        return database.write(write -> placements.requireMine(write, placement))
                .chain(() -> persisting(letGo(session, until)))
                .call(() -> journey.reached(placement, Milestone.STOCK_UNCOMMITTED))
                .chain(held -> database.write(write -> placements
                        .failed(write, placement, problem)
                        .chain(() -> held
                                ? sessions.reopen(write, session, placement.id(), problem, until)
                                : sessions.end(write, session, placement.id(), problem, clock.instant()))
                        .chain(() -> sessions.byId(write, session.id()))))
                .call(() -> journey.reached(placement, Milestone.FAILED))
                .map(found -> new Outcome.Refused(found.orElseThrow(), problem));
    }

    /** Whether the stock is still set aside for the shopper. */
    private Uni<Boolean> letGo(CheckoutSession session, Instant until) {
        return until.isAfter(clock.instant())
                ? stock.uncommit(session.reservation(), until)
                : stock.release(session.reservation()).replaceWith(false);
    }

    private Uni<Outcome> giveUp(Placement placement, CheckoutSession session, List<FieldError> lines) {
        return database.write(write -> placements
                        .failed(write, placement, PaymentProblem.STOCK_GONE)
                        .chain(() -> sessions.end(
                                write, session, placement.id(), PaymentProblem.STOCK_GONE, clock.instant())))
                .replaceWith(new Outcome.NoStock(lines));
    }

    private Uni<Outcome> leavingTheRest(Placement placement, Uni<Outcome> work) {
        return work.onFailure(failure -> !(failure instanceof LeaseLost))
                .recoverWithUni(failure -> later(placement, failure).replaceWith(new Outcome.Open()))
                .onFailure(LeaseLost.class)
                .recoverWithUni(() -> giveBackIfOver(placement).replaceWith(new Outcome.Open()));
    }

    /**
     * We were away, and another pod has settled it. If that ended the session, what we set aside and committed since is
     * nobody's; of a session that is still open it is given back when that ends.
     */
    private Uni<Void> giveBackIfOver(Placement placement) {
        return database.readOnPrimary(session -> sessions.byId(session, placement.sessionId()))
                .chain(found -> found.isPresent() && found.get().state().isOverWithoutOrder()
                        ? stock.release(found.get().reservation())
                        : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failure -> Log.errorf(
                        "Placement %d: its stock may stay committed for nobody: %s", placement.id(), failure))
                .onFailure()
                .recoverWithNull();
    }

    /** If the database cannot be told either, the lease runs out. Fails with {@link LeaseLost} alone. */
    private Uni<Void> later(Placement placement, Throwable failure) {
        Duration pause = pause(placement.attempt());
        Log.warnf("Placement %d goes on in %s: %s", placement.id(), pause, failure);
        return database.write(write ->
                        placements.later(write, placement, clock.instant().plus(pause)))
                .onFailure(lost -> !(lost instanceof LeaseLost))
                .recoverWithNull();
    }

    private Duration pause(int attempt) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(attempt - 1, 10));
        return doubled.compareTo(config.longestPause()) < 0 ? doubled : config.longestPause();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private <T> Uni<T> persisting(Uni<T> call) {
        return call.onFailure(RemoteUnavailable.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LAST_PAUSE)
                .expireIn(config.persistFor().toMillis())
                .onFailure(failure -> failure.getCause() instanceof RemoteUnavailable)
                .transform(RunPlacement::cause);
    }

    /** Why it was tried again, rather than that it was. */
    private static Throwable cause(Throwable exhausted) {
        return Objects.requireNonNull(exhausted.getCause());
    }
}
