package dev.souk.cart.cart;

import dev.souk.db.Database;
import dev.souk.db.DatabaseBusy;
import dev.souk.db.DatabaseUnavailable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The cart of whoever looks at a page. What a customer has put in as a guest comes along. */
@ApplicationScoped
class ShopperCarts {

    private final Database database;
    private final CartRows rows;
    private final OwnerRows owners;
    private final MergeGuestCart merge;

    ShopperCarts(Database database, CartRows rows, OwnerRows owners, MergeGuestCart merge) {
        this.database = database;
        this.rows = rows;
        this.owners = owners;
        this.merge = merge;
    }

    /** For looking at it. */
    Uni<Optional<Cart>> find(Shopper shopper) {
        return switch (shopper) {
            case Shopper.Guest guest ->
                database.findOwn(session -> owners.idOf(session, guest)).chain(this::byId);
            case Shopper.Customer customer ->
                known(customer)
                        .chain(known -> known.guests().isPresent()
                                ? merge.atSightOf(customer)
                                        .onFailure(ShopperCarts::isOfDatabase)
                                        .recoverWithUni(() -> unmerged(known))
                                : byId(known.own()));
        };
    }

    /** For putting something in. */
    Uni<String> idFor(Shopper shopper) {
        return idOf(shopper)
                .chain(known -> known.isPresent()
                        ? Uni.createFrom().item(known.get())
                        : open(shopper).map(Opened::id));
    }

    /** Makes it unless it is there; looks on the primary. */
    Uni<Opened> open(Shopper shopper) {
        return database.write(session -> owners.insertUnlessThere(session, shopper)
                .chain(isNew -> owners.idOf(session, shopper).map(id -> new Opened(id.orElseThrow(), isNew))));
    }

    private Uni<Optional<String>> idOf(Shopper shopper) {
        return switch (shopper) {
            case Shopper.Guest guest -> database.findOwn(session -> owners.idOf(session, guest));
            case Shopper.Customer customer ->
                known(customer)
                        .chain(known -> known.guests().isPresent()
                                ? merge.atSightOf(customer).map(cart -> cart.map(Cart::id))
                                : Uni.createFrom().item(known.own()));
        };
    }

    private Uni<OwnerRows.Known> known(Shopper.Customer customer) {
        return database.findOwn(session -> owners.idsOf(session, customer)
                        .map(known -> Optional.of(known).filter(OwnerRows.Known::isAny)))
                .map(known -> known.orElse(OwnerRows.Known.NONE));
    }

    private static boolean isOfDatabase(Throwable failure) {
        return failure instanceof DatabaseUnavailable || failure instanceof DatabaseBusy;
    }

    /** The primary is away: the customer sees what there is, and what was the guest's later. */
    private Uni<Optional<Cart>> unmerged(OwnerRows.Known known) {
        return byId(known.own().or(known::guests));
    }

    private Uni<Optional<Cart>> byId(Optional<String> id) {
        return id.isPresent()
                ? database.findOwn(session -> rows.find(session, id.get()))
                : Uni.createFrom().item(Optional.empty());
    }

    /**
     * A cart that is there now.
     *
     * @param isNew whether it was not before
     */
    record Opened(String id, boolean isNew) {}
}
