package dev.souk.checkout.customer;

import dev.souk.checkout.customer.CustomerProblem.Flaw;
import dev.souk.db.Database;
import dev.souk.db.TimeSortedIds;
import dev.souk.db.WriteSession;
import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.db.idempotency.OnceOnly;
import dev.souk.db.idempotency.StoredAnswer;
import dev.souk.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where parcels of a customer may go. An address is found for its owner alone; for others there is none of that id. */
@ApplicationScoped
public class Addresses {

    private static final long NONE = -1;

    private final Database database;
    private final CustomerRows customers;
    private final AddressRows rows;
    private final CustomerCheck check;
    private final OnceOnly onceOnly;
    private final TimeSortedIds ids;
    private final int most;

    Addresses(
            Database database,
            CustomerRows customers,
            AddressRows rows,
            CustomerCheck check,
            OnceOnly onceOnly,
            TimeSortedIds ids,
            CustomerConfig config) {
        this.database = database;
        this.customers = customers;
        this.rows = rows;
        this.check = check;
        this.onceOnly = onceOnly;
        this.ids = ids;
        this.most = config.addresses();
    }

    /** The oldest first. */
    public Uni<List<CustomerAddress>> of(String customer) {
        return database.readOwn(session -> rows.of(session, customer));
    }

    /**
     * Keeps one more.
     *
     * @param render the answer, which is given again for the same {@code key}
     * @return {@link Flaw#TOO_MANY} when there are as many as there may be
     */
    public Uni<Kept<StoredAnswer>> add(
            String customer,
            PostalAddress typed,
            Optional<IdempotencyKey> key,
            Function<CustomerAddress, StoredAnswer> render) {
        return add(
                typed,
                address -> onceOnly.run(
                        key, session -> add(session, customer, address).map(render)));
    }

    /** The same for a page. */
    Uni<Kept<CustomerAddress>> add(String customer, PostalAddress typed) {
        return add(typed, address -> database.write(session -> add(session, customer, address)));
    }

    private <T> Uni<Kept<T>> add(PostalAddress typed, Function<PostalAddress, Uni<T>> keep) {
        PostalAddress address = typed.tidied();
        List<CustomerProblem> problems = check.problems(address);
        if (!problems.isEmpty()) {
            return Uni.createFrom().item(new Kept.Unusable<>(problems));
        }
        return keep.apply(address)
                .<Kept<T>>map(Kept.Done::new)
                .onFailure(TooMany.class)
                .recoverWithItem(() -> new Kept.Unusable<>(new CustomerProblem(
                        "", Flaw.TOO_MANY, "There are " + most + " addresses already. Remove one first.")));
    }

    /** Writes another address in its place; fails with a 404 problem when there is none of that id. */
    public Uni<Kept<CustomerAddress>> change(String customer, String id, PostalAddress typed) {
        PostalAddress address = typed.tidied();
        List<CustomerProblem> problems = check.problems(address);
        if (!problems.isEmpty()) {
            return Uni.createFrom().item(new Kept.Unusable<>(problems));
        }
        return database.write(session -> customers
                        .lock(session, customer)
                        .chain(owner -> rows.change(session, row(id), owner, address))
                        .invoke(Addresses::require))
                .map(changed -> new Kept.Done<>(CustomerAddress.of(row(id), address)));
    }

    /** Fails with a 404 problem when there is none of that id. */
    public Uni<Void> remove(String customer, String id) {
        return database.write(session -> customers
                        .lock(session, customer)
                        .chain(owner -> rows.delete(session, row(id), owner))
                        .invoke(Addresses::require))
                .replaceWithVoid();
    }

    private Uni<CustomerAddress> add(WriteSession session, String customer, PostalAddress address) {
        return customers
                .lock(session, customer) // so that two at once do not both find room for one
                .chain(owner -> rows.count(session, owner)
                        .invoke(count -> {
                            if (count >= most) {
                                throw new TooMany();
                            }
                        })
                        .chain(() -> rows.insert(session, ids.next(), owner, address)));
    }

    private static void require(boolean found) {
        if (!found) {
            throw ProblemException.notFound("There is no such address.");
        }
    }

    private static long row(String id) {
        try {
            return Long.parseLong(id, Character.MAX_RADIX);
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    private static final class TooMany extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooMany() {
            super(null, null, false, false);
        }
    }
}
