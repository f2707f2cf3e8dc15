package dev.souk.cart.cart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.db.ReadSession;
import dev.souk.db.WriteSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which cart is whose, in the database. Unique keys see to it that a visitor has one cart, and a customer. */
@ApplicationScoped
class OwnerRows {

    /** The second of two who come first finds the cart of the other: the unique key decides. */
    private static final String INSERT_UNLESS_THERE = """
            insert ignore into cart (id, visitor, customer, version, changed_at)
            values (:id, :visitor, :customer, :version, :now)
            """;

    private static final String OF_VISITOR = """
            select c.id
            from Cart c
            where c.visitor = :visitor
            """;

    private static final String OF_CUSTOMER = """
            select c.id
            from Cart c
            where c.customer = :customer
            """;

    /** An empty cart of the guest's is not worth a transaction. */
    private static final String OF_BOTH = """
            select o.id, o.customer
            from cart o
            where o.customer = :customer
            union all
            select g.id, g.customer
            from cart g
            where g.visitor = :visitor
              and exists (select 1 from cart_line l where l.cart_id = g.id)
            """;

    /** {@code ignore}: when the customer has got a cart meanwhile, nothing happens. */
    private static final String BECOME = """
            update ignore cart
            set customer = :customer, visitor = null
            where id = :id
            """;

    /** The driver counts the rows that were found, changed or not. */
    private static final String BECAME = """
            select version
            from cart
            where id = :id
              and customer = :customer
            for update
            """;

    private static final String LEAVE_SIGN = """
            update cart
            set visitor = null, merged_into = :into, merged_at = :now
            where id = :id
            """;

    private static final String NOTE = """
            update cart
            set merge_notices = :news
            where id = :id
            """;

    /** What was noted meanwhile stays. */
    private static final String FORGET = """
            update cart
            set merge_notices = :told
            where id = :id
              and merge_notices = :news
            """;

    private final ObjectMapper json;
    private final Clock clock;

    OwnerRows(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    Uni<Optional<String>> idOf(ReadSession session, Shopper shopper) {
        return switch (shopper) {
            case Shopper.Guest guest ->
                session.query(OF_VISITOR, String.class)
                        .bind("visitor", guest.visitor())
                        .one();
            case Shopper.Customer customer ->
                session.query(OF_CUSTOMER, String.class)
                        .bind("customer", customer.customer())
                        .one();
        };
    }

    /** The customer's cart, and that of the guest they were in this browser. */
    Uni<Known> idsOf(ReadSession session, Shopper.Customer customer) {
        return session.sql(OF_BOTH, KnownRow.class)
                .bind("customer", customer.customer())
                .bind("visitor", customer.visitor().orElse(null))
                .list()
                .map(Known::of);
    }

    /** Whether there is a new one. */
    Uni<Boolean> insertUnlessThere(WriteSession session, Shopper shopper) {
        return session.sql(INSERT_UNLESS_THERE)
                .bind("id", CartId.random())
                .bind("visitor", shopper instanceof Shopper.Guest guest ? guest.visitor() : null)
                .bind("customer", shopper instanceof Shopper.Customer customer ? customer.customer() : null)
                .bind("version", Cart.FIRST_VERSION)
                .bind("now", now())
                .execute()
                .map(rows -> rows == 1);
    }

    /** Gives a locked cart of a guest's to a customer; false when they have another one. */
    Uni<Boolean> give(WriteSession session, Cart cart, String customer) {
        return session.sql(BECOME)
                .bind("id", cart.id())
                .bind("customer", customer)
                .execute()
                .chain(() -> session.sql(BECAME, Long.class)
                        .bind("id", cart.id())
                        .bind("customer", customer)
                        .one())
                .map(Optional::isPresent);
    }

    /** The guest's cart is no more; who comes back to it learns where its things are. */
    Uni<Void> leaveSign(WriteSession session, Cart guest, Cart into) {
        return session.sql(LEAVE_SIGN)
                .bind("id", guest.id())
                .bind("into", into.id())
                .bind("now", now())
                .execute()
                .replaceWithVoid();
    }

    Uni<Void> note(WriteSession session, Cart cart) {
        return session.sql(NOTE)
                .bind("id", cart.id())
                .bind("news", written(cart.news()))
                .execute()
                .replaceWithVoid();
    }

    Uni<Void> forgetNews(WriteSession session, Cart cart) {
        return session.sql(FORGET)
                .bind("id", cart.id())
                .bind("told", written(cart.news().told()))
                .bind("news", written(cart.news()))
                .execute()
                .replaceWithVoid();
    }

    private @Nullable String written(MergeNews news) {
        try {
            return news.isNone() ? null : json.writeValueAsString(news);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers are always JSON", e);
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * The ids of the carts that a customer may have.
     *
     * @param guests with something in it
     */
    record Known(Optional<String> own, Optional<String> guests) {

        static final Known NONE = new Known(Optional.empty(), Optional.empty());

        boolean isAny() {
            return !equals(NONE);
        }

        private static Known of(List<KnownRow> rows) {
            return new Known(
                    rows.stream()
                            .filter(row -> row.customer() != null)
                            .map(KnownRow::id)
                            .findFirst(),
                    rows.stream()
                            .filter(row -> row.customer() == null)
                            .map(KnownRow::id)
                            .findFirst());
        }
    }

    @RegisterForReflection
    record KnownRow(String id, @Nullable String customer) {}
}
