package dev.souk.cart.cart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.db.ReadSession;
import dev.souk.db.WriteSession;
import dev.souk.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carts in the database. The row of a cart is the lock of the whole of it, taken before a line is looked at: so two changes
 * of one cart never deadlock, and lines need no locks of their own, which would reach into the gaps where the lines of other
 * carts go.
 */
@ApplicationScoped
class CartRows {

    private static final String LOCK = """
            select version
            from cart
            where id = :id
            for update
            """;

    /** Version and lines in one statement, so that they belong together outside of a transaction, too. */
    private static final String CART = """
            select c.visitor, c.customer, c.mergedInto, c.mergeNotices, c.version, c.lastClick, c.lastClickAt, l.id, l.sku, l.quantity, l.price, l.currency, l.product
            from Cart c
            left join CartLine l on l.cartId = c.id
            where c.id = :id
            order by l.id
            """;

    private static final String INSERT = """
            insert into cart (id, visitor, version, changed_at)
            values (:id, :visitor, :version, :now)
            """;

    private static final String SET_VERSION = """
            update cart
            set version = :version, changed_at = :now, last_click = :click, last_click_at = :clickedAt
            where id = :id
            """;

    private static final String DELETE_LINES = """
            delete from CartLine l
            where l.id in (:ids)
            """;

    private static final String DELETE_ALL_LINES = """
            delete from CartLine l
            where l.cartId = :id
            """;

    private static final String DELETE = """
            delete from Cart c
            where c.id = :id
            """;

    private final ObjectMapper json;
    private final Clock clock;

    CartRows(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    Uni<Optional<Cart>> find(ReadSession session, String id) {
        return session.query(CART, FoundLine.class).bind("id", id).list().map(found -> cart(id, found));
    }

    /**
     * Takes the lock of a cart, and looks at nothing: the first look fixes what the transaction sees of all of them, so who needs
     * two carts locks both first.
     */
    Uni<Optional<Long>> hold(WriteSession session, String id) {
        return session.sql(LOCK, Long.class).bind("id", id).one();
    }

    /** The cart as it is now, and stays until this transaction ends. */
    Uni<Optional<Cart>> lock(WriteSession session, String id) {
        return hold(session, id)
                .chain(version -> version.isPresent()
                        ? find(session, id)
                        : Uni.createFrom().item(Optional.empty()));
    }

    /** Two of them; their locks are taken in one order, whoever takes them, so that two never wait for each other. */
    Uni<Both> lockBoth(WriteSession session, String first, String second) {
        boolean inOrder = first.compareTo(second) < 0;
        return hold(session, inOrder ? first : second)
                .chain(() -> hold(session, inOrder ? second : first))
                .chain(() -> find(session, first))
                .chain(one -> find(session, second).map(other -> new Both(one, other)));
    }

    Uni<Void> insert(WriteSession session, Cart cart) {
        return session.sql(INSERT)
                .bind("id", cart.id())
                .bind("visitor", null)
                .bind("version", cart.version())
                .bind("now", now())
                .execute()
                .chain(() -> insertLines(session, cart, cart.lines()));
    }

    /** Writes what differs. */
    Uni<Void> save(WriteSession session, Cart before, Cart after) {
        Map<Long, CartLine> old = before.lines().stream().collect(Collectors.toMap(CartLine::id, Function.identity()));
        List<CartLine> fresh = after.lines().stream()
                .filter(line -> !old.containsKey(line.id()))
                .toList();
        List<CartLine> changed = after.lines().stream()
                .filter(line -> old.containsKey(line.id()) && !line.equals(old.get(line.id())))
                .toList();
        after.lines().forEach(line -> old.remove(line.id()));
        return deleteLines(session, List.copyOf(old.keySet()))
                .chain(() -> updateLines(session, after, changed))
                .chain(() -> insertLines(session, after, fresh))
                .chain(() -> setVersion(session, after));
    }

    Uni<Void> delete(WriteSession session, Cart cart) {
        return session.statement(DELETE_ALL_LINES)
                .bind("id", cart.id())
                .execute()
                .chain(() -> session.statement(DELETE).bind("id", cart.id()).execute())
                .replaceWithVoid();
    }

    private Uni<Void> setVersion(WriteSession session, Cart cart) {
        return session.sql(SET_VERSION)
                .bind("version", cart.version())
                .bind("now", now())
                .bind("click", cart.lastClick().map(Click::hash).orElse(null))
                .bind(
                        "clickedAt",
                        cart.lastClick().map(Click::at).map(CartRows::utc).orElse(null))
                .bind("id", cart.id())
                .execute()
                .replaceWithVoid();
    }

    private static Uni<Void> deleteLines(WriteSession session, List<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.statement(DELETE_LINES).bind("ids", ids).execute().replaceWithVoid();
    }

    private Uni<Void> updateLines(WriteSession session, Cart cart, List<CartLine> lines) {
        return lines.isEmpty() ? Uni.createFrom().voidItem() : session.update(rows(cart, lines));
    }

    private Uni<Void> insertLines(WriteSession session, Cart cart, List<CartLine> lines) {
        return lines.isEmpty() ? Uni.createFrom().voidItem() : session.insert(rows(cart, lines));
    }

    private Object[] rows(Cart cart, List<CartLine> lines) {
        return lines.stream().map(line -> row(cart, line)).toArray();
    }

    private LineRow row(Cart cart, CartLine line) {
        LineRow row = new LineRow();
        row.id = line.id();
        row.cartId = cart.id();
        row.sku = line.sku();
        row.quantity = line.quantity();
        row.price = line.price().amount();
        row.currency = line.price().currency();
        row.product = written(StoredProduct.of(line.product()));
        return row;
    }

    private Optional<Cart> cart(String id, List<FoundLine> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        FoundLine first = found.getFirst();
        return Optional.of(new Cart(
                id,
                Owner.of(first.visitor(), first.customer(), first.mergedInto()),
                first.version(),
                found.stream().flatMap(row -> line(row).stream()).toList(),
                lastClick(first),
                first.mergeNotices() == null ? MergeNews.NONE : read(first.mergeNotices(), MergeNews.class)));
    }

    private static Optional<Click> lastClick(FoundLine row) {
        return row.lastClick() == null || row.lastClickAt() == null
                ? Optional.empty()
                : Optional.of(new Click(row.lastClick(), row.lastClickAt().toInstant(ZoneOffset.UTC)));
    }

    private Optional<CartLine> line(FoundLine row) {
        if (row.id() == null
                || row.sku() == null
                || row.quantity() == null
                || row.price() == null
                || row.currency() == null
                || row.product() == null) {
            return Optional.empty(); // the cart is empty: the join had nothing to join
        }
        Money price = new Money(row.price(), row.currency());
        return Optional.of(new CartLine(
                row.id(),
                row.sku(),
                row.quantity(),
                read(row.product(), StoredProduct.class).offered(row.sku(), price)));
    }

    private String written(StoredProduct product) {
        try {
            return json.writeValueAsString(product);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers are always JSON", e);
        }
    }

    private <T> T read(String stored, Class<T> type) {
        try {
            return json.readValue(stored, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is stored is no " + type.getSimpleName(), e);
        }
    }

    private LocalDateTime now() {
        return utc(clock.instant());
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** Two carts, those that there are. */
    record Both(Optional<Cart> first, Optional<Cart> second) {}

    @RegisterForReflection
    record FoundLine(
            @Nullable String visitor,
            @Nullable String customer,
            @Nullable String mergedInto,
            @Nullable String mergeNotices,
            long version,
            @Nullable String lastClick,
            @Nullable LocalDateTime lastClickAt,
            @Nullable Long id,
            @Nullable String sku,
            @Nullable Integer quantity,
            @Nullable Long price,
            @Nullable String currency,
            @Nullable String product) {}
}
