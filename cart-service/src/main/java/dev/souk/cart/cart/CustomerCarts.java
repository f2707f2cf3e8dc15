package dev.souk.cart.cart;

import dev.souk.db.Database;
import dev.souk.db.DatabaseBusy;
import dev.souk.db.DatabaseUnavailable;
import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.db.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What is done to a cart because it is a customer's; all else is done to it as to every cart. */
@ApplicationScoped
class CustomerCarts {

    private final Database database;
    private final CartRows rows;
    private final OwnerRows owners;
    private final Carts carts;
    private final ShopperCarts shoppers;
    private final MergeGuestCart merge;
    private final ShowCart show;

    CustomerCarts(
            Database database,
            CartRows rows,
            OwnerRows owners,
            Carts carts,
            ShopperCarts shoppers,
            MergeGuestCart merge,
            ShowCart show) {
        this.database = database;
        this.rows = rows;
        this.owners = owners;
        this.carts = carts;
        this.shoppers = shoppers;
        this.merge = merge;
        this.show = show;
    }

    /** The customer's one cart, which is made when there is none. */
    Uni<ShownCart> current(String customer) {
        Shopper.Customer shopper = Shopper.Customer.anywhere(customer);
        return shoppers.idFor(shopper).chain(id -> carts.get(id, shopper));
    }

    /** More in the customer's one cart, which is made when there is none: {@code render} is told whether it was. */
    Uni<StoredAnswer> create(
            String customer,
            List<WantedLine> lines,
            Optional<IdempotencyKey> key,
            BiFunction<Boolean, ShownCart, StoredAnswer> render) {
        Shopper.Customer shopper = Shopper.Customer.anywhere(customer);
        return shoppers.open(shopper).chain(cart -> {
            Function<ShownChange, StoredAnswer> answer = change -> render.apply(cart.isNew(), change.cart());
            return key.isPresent()
                    ? carts.addOnce(cart.id(), shopper, lines, key.get(), answer)
                    : carts.add(cart.id(), shopper, lines, answer);
        });
    }

    /** A guest's cart into the customer's; fails with 404 when it is not theirs to merge. */
    Uni<ShownCart> merge(String guest, String customer) {
        return merge.byId(guest, customer)
                .chain(merged ->
                        show.recently(merged.cart()).map(shown -> shown.with(show.news(merged.cart(), merged.news()))));
    }

    /** The customer is gone, and the cart with them, if there is one. */
    Uni<Void> forget(String customer) {
        return database.write(session -> owners.idOf(session, Shopper.Customer.anywhere(customer))
                .chain(id -> id.isPresent()
                        ? rows.lock(session, id.get())
                        : Uni.createFrom().item(Optional.<Cart>empty()))
                .chain(cart -> cart.isPresent()
                        ? rows.delete(session, cart.get())
                        : Uni.createFrom().voidItem()));
    }

    /** What merging left out or kept back, and no page has told yet. */
    List<Notice> news(Cart cart) {
        return show.news(cart, cart.news());
    }

    /** The news are told; while the primary is away, they are told once more. */
    Uni<Void> forgetNews(Cart cart) {
        return cart.news().equals(cart.news().told())
                ? Uni.createFrom().voidItem()
                : database.write(session -> owners.forgetNews(session, cart))
                        .onFailure(failure -> failure instanceof DatabaseUnavailable || failure instanceof DatabaseBusy)
                        .recoverWithNull();
    }
}
