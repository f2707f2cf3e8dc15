package dev.souk.cart.cart;

import dev.souk.cart.catalog.CatalogClient;
import dev.souk.cart.catalog.Offers;
import dev.souk.db.Database;
import dev.souk.db.TimeSortedIds;
import dev.souk.db.WriteSession;
import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.db.idempotency.OnceOnly;
import dev.souk.db.idempotency.StoredAnswer;
import dev.souk.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Carts of guests and customers: durable on the primary, and read from it, because a shopper who has just put something in must see it. */
@ApplicationScoped
public class Carts {

    private final Database database;
    private final CartRows rows;
    private final ShopperCarts shoppers;
    private final BoughtRows bought;
    private final ChangeQueue queue;
    private final OnceOnly onceOnly;
    private final CatalogClient catalog;
    private final ShowCart show;
    private final CartConfig limits;
    private final TimeSortedIds ids;
    private final Clock clock;

    Carts(
            Database database,
            CartRows rows,
            ShopperCarts shoppers,
            BoughtRows bought,
            ChangeQueue queue,
            OnceOnly onceOnly,
            CatalogClient catalog,
            ShowCart show,
            CartConfig limits,
            TimeSortedIds ids,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.shoppers = shoppers;
        this.bought = bought;
        this.queue = queue;
        this.onceOnly = onceOnly;
        this.catalog = catalog;
        this.show = show;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /** Looks for a cart that nobody has, as every change does. */
    public Uni<Void> warmUp() {
        return find(CartId.random())
                .chain(none -> database.write(session -> rows.lock(session, CartId.random())))
                .replaceWithVoid();
    }

    /** Fails with 404 when there is none. */
    Uni<ShownCart> get(String id, Access access) {
        return stored(id, access).chain(show::now);
    }

    /** As it is stored, without asking the catalogue, and whosever it is. */
    Uni<Optional<Cart>> find(String id) {
        return CartId.canBe(id)
                ? database.findOwn(session -> rows.find(session, id))
                : Uni.createFrom().item(Optional.empty());
    }

    /** The cart of somebody's pages; a customer's with what they put in as a guest. */
    Uni<Optional<Cart>> of(Shopper shopper) {
        return shoppers.find(shopper);
    }

    /** A new cart with these lines. */
    Uni<StoredAnswer> create(
            List<WantedLine> lines, Optional<IdempotencyKey> key, Function<ShownCart, StoredAnswer> render) {
        return catalog.recentOffers(skus(lines))
                .chain(offers -> onceOnly.run(key, session -> {
                    Cart cart = adding(lines, offers).applyTo(Cart.empty(CartId.random()));
                    return rows.insert(session, cart).map(inserted -> render.apply(show.of(cart, offers)));
                }));
    }

    /** More in the cart. */
    Uni<StoredAnswer> add(
            String id, Access access, List<WantedLine> lines, Function<ShownChange, StoredAnswer> render) {
        return catalog.recentOffers(skus(lines))
                .chain(offers -> change(id, adding(lines, offers).by(access)))
                .chain(changed -> show.recently(changed.after()).map(shown -> new ShownChange(changed, shown)))
                .map(render);
    }

    /** The same, once for each key. What is shown of it is stored with the change, so the catalogue is asked before. */
    Uni<StoredAnswer> addOnce(
            String id,
            Access access,
            List<WantedLine> lines,
            IdempotencyKey key,
            Function<ShownChange, StoredAnswer> render) {
        return stored(id, access)
                .chain(cart -> catalog.recentOffers(Stream.concat(cart.skus().stream(), skus(lines).stream())
                        .toList()))
                .chain(offers -> queue.alone(
                        id,
                        () -> onceOnly.run(
                                Optional.of(key),
                                session -> changeIn(
                                                session,
                                                id,
                                                adding(lines, offers).by(access))
                                        .map(changed -> new ShownChange(changed, show.of(changed.after(), offers)))
                                        .map(render))));
    }

    /**
     * Puts it in the cart of a shopper, who need not have one yet; a double click counts once. A cart that was merged, bought or
     * deleted since it was looked for is not theirs any more: they get another.
     */
    Uni<Cart> addFor(Shopper shopper, WantedLine line, @Nullable String clickNumber) {
        Click click = Click.of(line, clickNumber, clock.instant());
        return catalog.recentOffers(skus(List.of(line)))
                .map(offers -> new OncePerClick(click, adding(List.of(line), offers)).by(shopper))
                .chain(add -> shoppers.idFor(shopper)
                        .chain(id -> queue.change(id, add))
                        .onFailure(Refusals::isNotFound)
                        .recoverWithUni(() -> shoppers.open(shopper).chain(cart -> queue.change(cart.id(), add))))
                .map(Changed::after);
    }

    /** Makes a line of a shopper's cart so many pieces; what it was before tells how to undo it. */
    Uni<Changed> setQuantityFor(Shopper shopper, String lineId, int quantity) {
        return of(shopper)
                .map(found -> found.orElseThrow(Refusals::noSuchLine))
                .chain(cart -> setQuantity(cart, shopper, lineId, quantity, new ExpectedVersion(null)));
    }

    /** A cart beside what the catalogue says now. */
    Uni<ShownCart> show(Cart cart) {
        return show.now(cart);
    }

    Uni<ShownCart> setQuantity(String id, Access access, String lineId, int quantity, ExpectedVersion expected) {
        return stored(id, access)
                .chain(cart -> setQuantity(cart, access, lineId, quantity, expected))
                .chain(changed -> show.recently(changed.after()));
    }

    Uni<Void> delete(String id, Access access, ExpectedVersion expected) {
        return database.write(session -> locked(session, id).map(access::to).chain(cart -> {
            expected.check(cart);
            return rows.delete(session, cart);
        }));
    }

    /**
     * Takes out what was bought, once for each key; out of the customer's cart, when it was put into a guest's that was merged
     * since, or out of both, when there was no room for all of it.
     *
     * @return the pieces that are left; none when there is no such cart
     */
    Uni<Integer> takeBought(String id, String key, List<WantedLine> lines) {
        TakeBought taking = new TakeBought(lines);
        return database.write(session -> takeBought(session, id, key, taking))
                .chain(left -> left.movedInto()
                        .map(own -> database.write(session -> takeBought(session, id, own, key, taking)))
                        .orElseGet(() -> Uni.createFrom().item(left)))
                .map(Cart::pieces);
    }

    /** The cart as its author should have known it. */
    Uni<ProblemException> stale(StaleCart stale) {
        return show.recently(stale.current())
                .map(current -> ProblemException.stale(
                        "The cart was changed meanwhile; it is at version %d now.".formatted(current.version()),
                        current));
    }

    /** Of one thing. */
    int mostPieces() {
        return limits.mostPiecesPerLine();
    }

    /** Nothing yet when its things are in two carts, or in another: who needs two locks both first. */
    private Uni<Cart> takeBought(WriteSession session, String id, String key, TakeBought taking) {
        return lockedOrGone(session, id)
                .chain(found -> found.filter(cart -> cart.movedInto().isEmpty())
                        .map(cart -> bought.isFirst(session, id, key)
                                .chain(first -> first
                                        ? saved(session, taking.on(cart))
                                        : Uni.createFrom().item(cart)))
                        .orElseGet(() -> Uni.createFrom().item(found.orElseGet(() -> Cart.empty(id)))));
    }

    /** The key stays that of the cart which was bought, so that it counts once also when that was merged in between. */
    private Uni<Cart> takeBought(WriteSession session, String guests, String customers, String key, TakeBought taking) {
        return rows.lockBoth(session, guests, customers).chain(both -> {
            Cart guest = both.first().orElseGet(() -> Cart.empty(guests));
            Cart own = both.second().orElseGet(() -> Cart.empty(customers));
            return bought.isFirst(session, guests, key)
                    .chain(first -> first
                            ? save(session, taking.on(guest))
                                    .chain(() ->
                                            saved(session, taking.without(guest).on(own)))
                            : Uni.createFrom().item(own));
        });
    }

    private Uni<Changed> setQuantity(Cart cart, Access access, String lineId, int quantity, ExpectedVersion expected) {
        List<String> sku = cart.byId(lineId).map(line -> List.of(line.sku())).orElse(List.of());
        return catalog.recentOffers(sku)
                .chain(offers -> queue.change(
                        cart.id(),
                        new SetQuantity(lineId, quantity, offers, limits)
                                .provided(expected)
                                .by(access)));
    }

    private Uni<Cart> stored(String id, Access access) {
        return find(id).map(found -> found.orElseThrow(Refusals::noSuchCart)).map(access::to);
    }

    private Uni<Changed> change(String id, Change change) {
        return CartId.canBe(id) ? queue.change(id, change) : Uni.createFrom().failure(Refusals.noSuchCart());
    }

    private Uni<Changed> changeIn(WriteSession session, String id, Change change) {
        return locked(session, id).map(change::on).call(changed -> save(session, changed));
    }

    private Uni<Cart> saved(WriteSession session, Changed changed) {
        return save(session, changed).replaceWith(changed.after());
    }

    private Uni<Void> save(WriteSession session, Changed changed) {
        return changed.isNone() ? Uni.createFrom().voidItem() : rows.save(session, changed.before(), changed.after());
    }

    private Uni<Cart> locked(WriteSession session, String id) {
        return lockedOrGone(session, id).map(found -> found.orElseThrow(Refusals::noSuchCart));
    }

    private Uni<Optional<Cart>> lockedOrGone(WriteSession session, String id) {
        return CartId.canBe(id) ? rows.lock(session, id) : Uni.createFrom().item(Optional.empty());
    }

    private AddLines adding(List<WantedLine> lines, Offers offers) {
        return new AddLines(lines, offers, limits, ids);
    }

    /** What to ask the catalogue about; more different things than a cart holds are not worth a question. */
    private List<String> skus(List<WantedLine> lines) {
        Map<String, WantedLine> different = new LinkedHashMap<>();
        lines.forEach(line -> different.putIfAbsent(line.sku(), line));
        if (different.size() > limits.mostLines()) {
            WantedLine last = List.copyOf(different.values()).getLast();
            throw Refusals.tooManyLines(last.pointer(), limits.mostLines());
        }
        return different.keySet().stream().filter(Sku::canBe).toList();
    }
}
