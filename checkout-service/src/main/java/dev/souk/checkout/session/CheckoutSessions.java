package dev.souk.checkout.session;

import dev.souk.checkout.Crockford;
import dev.souk.checkout.cart.CartClient;
import dev.souk.checkout.cart.FilledCart;
import dev.souk.checkout.stock.Reservation;
import dev.souk.checkout.stock.StockClient;
import dev.souk.checkout.stock.StockShort;
import dev.souk.checkout.stock.Wanted;
import dev.souk.db.Database;
import dev.souk.db.DatabaseBusy;
import dev.souk.db.DatabaseUnavailable;
import dev.souk.db.OutcomeUnknown;
import dev.souk.db.TimeSortedIds;
import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.db.idempotency.IdempotencyKeyInUse;
import dev.souk.db.idempotency.IdempotencyKeyReused;
import dev.souk.money.Money;
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
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hibernate.exception.ConstraintViolationException;

/** Carts on their way to an order. */
@ApplicationScoped
public class CheckoutSessions {

    /** Three times 1.5 s: a shopper waits no longer than for a payment. */
    private static final int MORE_TRIES = 2;

    private static final Pattern ID = Pattern.compile("[0-9a-z]{26}");

    private final Database database;
    private final SessionRows rows;
    private final StartKeys keys;
    private final CartClient carts;
    private final StockClient stock;
    private final HoldStock hold;
    private final EndSession endSession;
    private final RememberedDetails remembered;
    private final DetailsCheck check;
    private final CheckoutViews views;
    private final TimeSortedIds ids;
    private final Clock clock;
    private final SessionConfig config;

    CheckoutSessions(
            Database database,
            SessionRows rows,
            StartKeys keys,
            CartClient carts,
            StockClient stock,
            HoldStock hold,
            EndSession endSession,
            RememberedDetails remembered,
            DetailsCheck check,
            CheckoutViews views,
            TimeSortedIds ids,
            Clock clock,
            SessionConfig config) {
        this.database = database;
        this.rows = rows;
        this.keys = keys;
        this.carts = carts;
        this.stock = stock;
        this.hold = hold;
        this.endSession = endSession;
        this.remembered = remembered;
        this.check = check;
        this.views = views;
        this.ids = ids;
        this.clock = clock;
        this.config = config;
    }

    /**
     * The open session of this cart, or a new one: a snapshot whose prices hold and whose stock is set aside. Whoever is signed
     * in and brings a guest's cart takes its session over.
     *
     * @param key of the caller, if it has one: asked again, the same is answered
     */
    public Uni<Started> start(String cartId, Buyer buyer, Optional<IdempotencyKey> key) {
        if (!CartClient.canBe(cartId)) {
            return Uni.createFrom().item(new Started.NoSuchCart());
        }
        return requireFresh(key)
                .chain(() -> latest(cartId))
                .chain(latest -> latest.isPresent() && latest.get().isAlive(clock.instant())
                        ? goOn(latest.get(), buyer, key)
                        : putAway(latest)
                                .chain(() -> carts.find(cartId))
                                .map(cart -> cart.filter(found -> found.isOpenTo(buyer.customer())))
                                .chain(cart -> begin(cart, buyer, latest, key)))
                .onFailure(StartedBefore.class)
                .recoverWithUni(before -> replay(before.reference(), buyer))
                .onFailure(RemoteUnavailable.class)
                .transform(RemoteUnavailable::problem);
    }

    /** The same for what the buyer has in the cart now: when the cart was changed since, its open session gives way. */
    public Uni<Started> startFor(Buyer buyer) {
        return cartOf(buyer)
                .chain(cart -> cart.isEmpty()
                        ? Uni.createFrom().item(new Started.NoSuchCart())
                        : latest(cart.get().id())
                                .chain(latest ->
                                        latest.isPresent() ? Uni.createFrom().item(latest) : latestOf(buyer))
                                .chain(latest -> startAnew(cart.get(), buyer, latest)))
                .onFailure(SessionChanged.class)
                .retry()
                .atMost(SessionChanged.RETRIES)
                .onFailure(RemoteUnavailable.class)
                .transform(RemoteUnavailable::problem);
    }

    /** What the buyer has in the cart. */
    Uni<Optional<FilledCart>> cartOf(Buyer buyer) {
        if (buyer.customer() != null) {
            return carts.ofCustomer(buyer.customer());
        }
        return buyer.visitor() == null ? Uni.createFrom().item(Optional.empty()) : carts.ofVisitor(buyer.visitor());
    }

    /** The session of this cart that goes on, if it sells what is in it now. */
    Uni<Optional<CheckoutView>> openFor(FilledCart cart, Buyer buyer) {
        return latest(cart.id())
                .map(latest -> latest.filter(
                                open -> open.isAlive(clock.instant()) && (mustStay(open) || sells(open, cart, buyer)))
                        .map(views::of));
    }

    /** What a guest's browser has begun is the customer's from now on: the checkout goes on after the sign-in. */
    public Uni<Void> adopt(String visitor, String customer) {
        return database.write(session -> rows.adoptOfVisitor(session, visitor, customer));
    }

    public Uni<Optional<CheckoutView>> find(String id) {
        return stored(id).map(found -> found.map(views::of));
    }

    /**
     * The same for a page of whoever began it, and for nobody else: who looks at it is busy, so the stock stays set aside a little
     * longer.
     */
    public Uni<Optional<CheckoutView>> visit(String id, Buyer buyer) {
        return stored(id, buyer)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(found)
                        : hold.longer(found.get()).map(Optional::of))
                .map(found -> found.map(views::of));
    }

    /** Replaces what is known of buyer, address and delivery. */
    public Uni<Changed> change(String id, Buyer buyer, Details typed) {
        Details details = typed.tidied();
        return change(id, buyer, session -> {
            List<DetailProblem> unusable = check.unusable(details);
            return unusable.isEmpty()
                    ? save(session, details)
                    : Uni.createFrom().item(new Changed.Unusable(views.of(session), unusable));
        });
    }

    /** The shopper does not want it any more: its stock is free for others. */
    public Uni<Changed> cancel(String id, Buyer buyer) {
        return stored(id, buyer)
                .chain(found -> found.isPresent() && found.get().state() == SessionState.CANCELED
                        ? Uni.createFrom().item(new Changed.Done(views.of(found.get())))
                        : change(id, buyer, this::cancel));
    }

    /** For a decision: as it is now, whoever changed it. */
    private Uni<Optional<CheckoutSession>> stored(String id) {
        if (!ID.matcher(id).matches()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return database.readOnPrimary(session -> rows.byPublicId(session, id));
    }

    private Uni<Optional<CheckoutSession>> stored(String id, Buyer buyer) {
        return stored(id).map(found -> found.filter(buyer::mayUse));
    }

    /** Before anything else is looked at: what was answered once is answered so again, whatever became of the cart. */
    private Uni<Void> requireFresh(Optional<IdempotencyKey> key) {
        return key.isEmpty()
                ? Uni.createFrom().voidItem()
                : database.readOnPrimary(session -> keys.requireFresh(session, key.get()));
    }

    private Uni<Optional<CheckoutSession>> latest(String cartId) {
        return database.readOnPrimary(session -> rows.latestOfCart(session, cartId));
    }

    /** Of a cart that has become part of this one: what was typed for it need not be typed again. */
    private Uni<Optional<CheckoutSession>> latestOf(Buyer buyer) {
        String customer = buyer.customer();
        return customer == null
                ? Uni.createFrom().item(Optional.empty())
                : database.readOnPrimary(session -> rows.latestOfCustomer(session, customer));
    }

    private Uni<Started> startAnew(FilledCart cart, Buyer buyer, Optional<CheckoutSession> latest) {
        if (latest.isEmpty() || !latest.get().isAlive(clock.instant())) {
            return putAway(latest).chain(() -> begin(Optional.of(cart), buyer, latest, Optional.empty()));
        }
        CheckoutSession open = latest.get();
        return mustStay(open) || sells(open, cart, buyer)
                ? Uni.createFrom().item(new Started.Open(views.of(open)))
                : cancel(open).chain(() -> begin(Optional.of(cart), buyer, latest, Optional.empty()));
    }

    /** Somebody pays for it. */
    private static boolean mustStay(CheckoutSession open) {
        return open.state() != SessionState.OPEN;
    }

    /** Whether it is this buyer's, and of the cart as it is now. */
    private static boolean sells(CheckoutSession open, FilledCart cart, Buyer buyer) {
        return open.cartId().equals(cart.id()) && open.cartVersion() == cart.version() && buyer.mayUse(open);
    }

    private Uni<Started> begin(
            Optional<FilledCart> cart, Buyer buyer, Optional<CheckoutSession> previous, Optional<IdempotencyKey> key) {
        if (cart.isEmpty()) {
            return Uni.createFrom().item(new Started.NoSuchCart());
        }
        if (cart.get().lines().isEmpty()) {
            return Uni.createFrom().item(new Started.EmptyCart());
        }
        return tooMany(buyer)
                .chain(tooMany -> tooMany.isPresent()
                        ? Uni.createFrom().item(tooMany.get())
                        : known(buyer, previous).chain(known -> reserve(cart.get(), buyer, known, key)));
    }

    /** One whose time is over, before the job has seen it; another pod may be faster. */
    private Uni<Void> putAway(Optional<CheckoutSession> previous) {
        if (previous.isEmpty() || previous.get().state() != SessionState.OPEN) {
            return Uni.createFrom().voidItem();
        }
        CheckoutSession expired = previous.get();
        return database.write(session -> endSession.end(session, expired, SessionState.EXPIRED))
                .chain(() -> release(expired))
                .onFailure(SessionChanged.class)
                .recoverWithNull();
    }

    private Uni<Optional<Started.TooMany>> tooMany(Buyer buyer) {
        Instant now = clock.instant();
        return buyer.customer() == null && buyer.visitor() == null
                ? Uni.createFrom().item(Optional.empty())
                : database.readOnPrimary(session -> rows.openOf(session, buyer, now))
                        .map(open -> Optional.of(open)
                                .filter(many -> many.count() >= config.openPerVisitor())
                                .map(many -> new Started.TooMany(
                                        config.openPerVisitor(), Duration.between(now, many.firstEnds(now)))));
    }

    /** Whoever begins again need not type again, nor a customer whose address is known. */
    private Uni<Details> known(Buyer buyer, Optional<CheckoutSession> previous) {
        Details typed =
                previous.filter(buyer::mayUse).map(CheckoutSession::details).orElse(Details.NONE);
        return typed.equals(Details.NONE) && buyer.customer() != null
                ? remembered.of(buyer.customer())
                : Uni.createFrom().item(typed);
    }

    private Uni<Started> reserve(FilledCart cart, Buyer buyer, Details known, Optional<IdempotencyKey> key) {
        long id = ids.next();
        String reservation = "checkout-" + TimeSortedIds.text(id);
        Instant now = clock.instant();
        Instant expiresAt = now.plus(config.holds());
        List<Wanted> wanted = cart.lines().stream()
                .map(line -> new Wanted(line.sku(), line.quantity()))
                .toList();
        return stock.reserve(reservation, wanted, expiresAt)
                .onFailure(RemoteUnavailable.class)
                .retry()
                .atMost(MORE_TRIES) // what an answer that was lost set aside is ours by its key
                .map(reserved -> snapshot(id, cart, buyer, known, reserved, now, expiresAt))
                .chain(fresh -> insert(fresh, key))
                .onFailure(StockShort.class)
                .recoverWithItem(failure -> new Started.TooFew(failure.lines()))
                .onFailure(RemoteUnavailable.class)
                .call(() -> giveBack(reservation));
    }

    /** Nobody knows whether it was set aside, and no session will say when it is over. */
    private Uni<Void> giveBack(String reservation) {
        return database.write(session -> endSession.neverBegan(session, reservation))
                .onFailure()
                .recoverWithNull();
    }

    private static CheckoutSession snapshot(
            long id,
            FilledCart cart,
            Buyer buyer,
            Details known,
            Reservation reserved,
            Instant now,
            Instant expiresAt) {
        List<CheckoutLine> lines = reserved.lines().stream()
                .map(line -> CheckoutLine.of(Objects.requireNonNull(line.offer(), line.sku()), line.quantity()))
                .toList();
        return new CheckoutSession(
                id,
                Crockford.secret(),
                cart.id(),
                cart.version(),
                buyer.visitor(),
                buyer.customer(),
                SessionState.OPEN,
                0,
                reserved.key(),
                lines,
                sum(lines),
                known,
                null,
                null,
                null,
                null,
                null,
                0,
                now,
                expiresAt,
                now);
    }

    private static Money sum(List<CheckoutLine> lines) {
        long amount = lines.stream().mapToLong(line -> line.total().amount()).reduce(0, Math::addExact);
        return new Money(amount, lines.getFirst().total().currency());
    }

    private Uni<Started> insert(CheckoutSession fresh, Optional<IdempotencyKey> key) {
        return database.write(session -> keys.created(session, key, fresh).chain(() -> rows.insert(session, fresh)))
                .<Started>map(done -> new Started.Created(views.of(fresh)))
                .onFailure(ConstraintViolationException.class)
                .recoverWithUni(() -> yieldTo(fresh))
                .onFailure(CheckoutSessions::wroteNothing)
                .call(() -> release(fresh))
                .onFailure(OutcomeUnknown.class)
                .recoverWithUni(failure -> lookAfter(fresh, failure));
    }

    /**
     * The commit may have come through: then there is a session, else nothing is to be kept for it. Who cannot look knows as
     * little as before, and leaves the stock set aside: it may be a session's.
     */
    private Uni<Started> lookAfter(CheckoutSession fresh, Throwable failure) {
        return stored(fresh.publicId())
                .onFailure(CheckoutSessions::cannotLook)
                .transform(away -> failure)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(new Started.Created(views.of(found.get())))
                        : release(fresh).chain(() -> Uni.createFrom().failure(failure)));
    }

    /** Somebody asked with the same key in the same moment, others did not let us, or nobody took it. */
    private static boolean wroteNothing(Throwable failure) {
        return failure instanceof StartedBefore
                || failure instanceof IdempotencyKeyInUse
                || failure instanceof IdempotencyKeyReused
                || failure instanceof DatabaseBusy
                || (failure instanceof DatabaseUnavailable && !(failure instanceof OutcomeUnknown));
    }

    private static boolean cannotLook(Throwable failure) {
        return failure instanceof DatabaseUnavailable || failure instanceof DatabaseBusy;
    }

    private Uni<Started> goOn(CheckoutSession open, Buyer buyer, Optional<IdempotencyKey> key) {
        if (!buyer.mayUse(open)) {
            return Uni.createFrom().item(new Started.NoSuchCart());
        }
        boolean takesOver = open.customerId() == null && buyer.customer() != null;
        Uni<Void> noted = key.isEmpty() && !takesOver
                ? Uni.createFrom().voidItem()
                : database.write(session -> keys.open(session, key, open)
                        .chain(() -> takesOver
                                ? rows.adopt(session, open.id(), Objects.requireNonNull(buyer.customer()))
                                : Uni.createFrom().voidItem()));
        return noted.replaceWith(() -> new Started.Open(views.of(open)));
    }

    /** A key of a guest's cart is known to whoever was that guest; the session may be a customer's by now. */
    private Uni<Started> replay(String reference, Buyer buyer) {
        return stored(StartKeys.sessionOf(reference), buyer)
                .map(found -> found.<Started>map(own -> StartKeys.replay(reference, views.of(own)))
                        .orElseGet(Started.NoSuchCart::new));
    }

    /** Somebody else began one for this cart in the same moment. One that is over but not yet put away blocks it, too. */
    private Uni<Started> yieldTo(CheckoutSession late) {
        return stock.release(late.reservation())
                .chain(() -> latest(late.cartId()))
                .map(winner -> winner.filter(new Buyer(late.customerId(), late.visitorId())::mayUse)
                        .<Started>map(open -> new Started.Open(views.of(open)))
                        .orElseGet(Started.NoSuchCart::new));
    }

    private Uni<Changed> change(String id, Buyer buyer, Function<CheckoutSession, Uni<Changed>> change) {
        return stored(id, buyer)
                .chain(found -> {
                    if (found.isEmpty()) {
                        return Uni.createFrom().item(new Changed.Unknown());
                    }
                    CheckoutSession session = found.get();
                    boolean open = session.state() == SessionState.OPEN && !session.isExpired(clock.instant());
                    return open ? change.apply(session) : Uni.createFrom().item(new Changed.Refused(views.of(session)));
                })
                .onFailure(SessionChanged.class)
                .retry()
                .atMost(SessionChanged.RETRIES);
    }

    private Uni<Changed> save(CheckoutSession seen, Details details) {
        return database.write(
                        session -> rows.saveDetails(session, seen, details).chain(() -> rows.byId(session, seen.id())))
                .chain(saved -> hold.longer(saved.orElseThrow()))
                .map(saved -> new Changed.Done(views.of(saved)));
    }

    private Uni<Changed> cancel(CheckoutSession seen) {
        return database.write(session ->
                        endSession.end(session, seen, SessionState.CANCELED).chain(() -> rows.byId(session, seen.id())))
                .call(canceled -> release(seen))
                .map(canceled -> new Changed.Done(views.of(canceled.orElseThrow())));
    }

    /** When the catalogue cannot be told, the stock is free again at the time that it was told before. */
    private Uni<Void> release(CheckoutSession session) {
        return stock.release(session.reservation()).onFailure().recoverWithUni(failure -> {
            Log.warnf("The stock of a closed session stays set aside until it expires: %s", failure.getMessage());
            return Uni.createFrom().voidItem();
        });
    }
}
