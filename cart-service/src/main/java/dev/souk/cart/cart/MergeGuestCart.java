package dev.souk.cart.cart;

import dev.souk.db.Database;
import dev.souk.db.TimeSortedIds;
import dev.souk.db.WriteSession;
import dev.souk.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The guest becomes a customer: what was put in before signing in is in the customer's cart after it, once, however many
 * devices and requests say so at once. A customer who has no cart yet gets the guest's as it is, with its id, so that a checkout
 * of it goes on. Else its lines move, and a sign stays behind that says where they are.
 */
@ApplicationScoped
class MergeGuestCart {

    /** Each further one when the customer's cart was made or deleted since it was looked for. */
    private static final int TRIES = 4;

    private final Database database;
    private final CartRows rows;
    private final OwnerRows owners;
    private final ChangeQueue queue;
    private final CartConfig limits;
    private final TimeSortedIds ids;

    MergeGuestCart(
            Database database,
            CartRows rows,
            OwnerRows owners,
            ChangeQueue queue,
            CartConfig limits,
            TimeSortedIds ids) {
        this.database = database;
        this.rows = rows;
        this.owners = owners;
        this.queue = queue;
        this.limits = limits;
        this.ids = ids;
    }

    /** Merges the cart of the guest they were in this browser, if there is one; gives the customer's, if there is one. */
    Uni<Optional<Cart>> atSightOf(Shopper.Customer customer) {
        return again(() -> database.readOnPrimary(session -> owners.idsOf(session, customer))
                .chain(known -> known.guests().isPresent()
                        ? take(customer, known.guests().get(), known.own())
                        : find(known.own())));
    }

    /** Merges a cart that its guest knows the id of; fails with 404 when it is not, and was not, theirs to merge. */
    Uni<Merged> byId(String guest, String customer) {
        if (!CartId.canBe(guest)) {
            throw Refusals.noSuchCart();
        }
        Shopper.Customer owner = Shopper.Customer.anywhere(customer);
        Caller caller = new Caller(Optional.of(customer));
        return again(() -> database.readOnPrimary(session -> owners.idOf(session, owner))
                .chain(own -> merge(guest, own, caller, customer)));
    }

    /** When it is not the guest's any more, another request has just merged it. */
    private Uni<Optional<Cart>> take(Shopper.Customer customer, String guest, Optional<String> own) {
        Shopper.Guest before = new Shopper.Guest(customer.visitor().orElseThrow());
        return merge(guest, own, before, customer.customer())
                .map(merged -> Optional.of(merged.cart()))
                .onFailure(ProblemException.class)
                .recoverWithUni(() -> database.readOnPrimary(session -> owners.idOf(session, customer))
                        .chain(this::find));
    }

    private Uni<Merged> merge(String guest, Optional<String> own, Access access, String customer) {
        String other = own.filter(id -> !id.equals(guest)).orElse("");
        return other.isEmpty()
                ? queue.alone(guest, () -> database.write(session -> give(session, guest, access, customer)))
                : queue.alone(other, () -> database.write(session -> merge(session, guest, other, access, customer)));
    }

    private Uni<Merged> give(WriteSession session, String guest, Access access, String customer) {
        return rows.lock(session, guest)
                .map(found -> found.orElseThrow(Refusals::noSuchCart))
                .chain(cart -> switch (cart.owner()) {
                    case Owner.Guest anybody ->
                        owners.give(session, access.to(cart), customer).map(given -> {
                            if (!given) {
                                throw new Overtaken();
                            }
                            return new Merged(cart.of(new Owner.Customer(customer)), cart.news());
                        });
                    case Owner.Customer own -> Uni.createFrom().item(() -> new Merged(access.to(cart), cart.news()));
                    case Owner.Merged merged -> overtakenBy(session, merged, customer);
                });
    }

    /** The customer had no cart when it was looked for. If it was merged into theirs since, that is to be found now. */
    private Uni<Merged> overtakenBy(WriteSession session, Owner.Merged merged, String customer) {
        return rows.find(session, merged.into()).map(found -> {
            throw found.map(Cart::owner)
                            .filter(new Owner.Customer(customer)::equals)
                            .isPresent()
                    ? new Overtaken()
                    : Refusals.noSuchCart();
        });
    }

    private Uni<Merged> merge(WriteSession session, String guest, String own, Access access, String customer) {
        return rows.lockBoth(session, guest, own).chain(both -> {
            Cart into = both.second()
                    .filter(cart -> cart.owner().equals(new Owner.Customer(customer)))
                    .orElseThrow(Overtaken::new);
            Cart from = both.first().orElseThrow(Refusals::noSuchCart);
            return from.owner().equals(new Owner.Merged(own))
                    ? Uni.createFrom().item(new Merged(into, from.news()))
                    : move(session, access.to(from), into);
        });
    }

    private Uni<Merged> move(WriteSession session, Cart guest, Cart own) {
        MergedLines lines = MergedLines.of(guest, own, limits, ids);
        Cart from = lines.guest().saying(guest.news().and(lines.news().in(own.id())));
        Cart into = from.news().equals(guest.news()) // what was said before is not said at each page again
                ? lines.own()
                : lines.own().saying(own.news().and(lines.news()).about(lines.own()));
        return save(session, guest, from)
                .chain(() -> save(session, own, into))
                .chain(() -> from.lines().isEmpty()
                        ? owners.leaveSign(session, from, into)
                        : Uni.createFrom().voidItem())
                .replaceWith(new Merged(into, from.news()));
    }

    private Uni<Void> save(WriteSession session, Cart before, Cart after) {
        Uni<Void> lines =
                after.version() == before.version() ? Uni.createFrom().voidItem() : rows.save(session, before, after);
        return lines.chain(
                () -> after.news().equals(before.news()) ? Uni.createFrom().voidItem() : owners.note(session, after));
    }

    private Uni<Optional<Cart>> find(Optional<String> id) {
        return id.isPresent()
                ? database.readOnPrimary(session -> rows.find(session, id.get()))
                : Uni.createFrom().item(Optional.empty());
    }

    private static <T> Uni<T> again(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> work.get())
                .onFailure(Overtaken.class)
                .retry()
                .atMost(TRIES)
                .onFailure(Overtaken.class)
                .transform(overtaken -> Refusals.busy());
    }

    /** Nothing was done; it is to be looked at again. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overtaken() {
            super("The customer's cart was made or deleted meanwhile", null, false, false);
        }
    }
}
