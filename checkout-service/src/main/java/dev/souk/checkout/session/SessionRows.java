package dev.souk.checkout.session;

import dev.souk.checkout.StoredJson;
import dev.souk.checkout.Utc;
import dev.souk.db.Query;
import dev.souk.db.ReadSession;
import dev.souk.db.Statement;
import dev.souk.db.WriteSession;
import dev.souk.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sessions in the database. Every change names the version it was made for, and fails with {@link SessionChanged} on another. */
@Singleton
public final class SessionRows {

    private static final String BY_PUBLIC_ID = """
            from CheckoutSession
            where publicId = :id
            """;

    private static final String BY_ID = """
            from CheckoutSession
            where id = :id
            """;

    private static final String LATEST_OF_CART = """
            from CheckoutSession
            where cartId = :cart
            order by id desc
            """;

    private static final String LATEST_OF_CUSTOMER = """
            from CheckoutSession
            where customerId = :customer
            order by id desc
            """;

    private static final String OPEN_OF_VISITOR = """
            select count(*), min(expires_at)
            from checkout_session
            where visitor_id = :visitor
              and state = 'OPEN'
              and expires_at > :now
            """;

    private static final String OPEN_OF_CUSTOMER = """
            select count(*), min(expires_at)
            from checkout_session
            where customer_id = :customer
              and state = 'OPEN'
              and expires_at > :now
            """;

    private static final String ADOPT = """
            update checkout_session
            set customer_id = :customer
            where id = :id
              and customer_id is null
            """;

    private static final String ADOPT_OF_VISITOR = """
            update checkout_session
            set customer_id = :customer
            where visitor_id = :visitor
              and customer_id is null
              and state in ('OPEN', 'PLACING', 'CHALLENGED')
            """;

    private static final String FORGET_CUSTOMER = """
            update checkout_session
            set customer_id = 'forgotten',
                details = if(state in ('PLACING', 'CHALLENGED'), details, '{}'),
                version = version + 1
            where customer_id = :customer
            """;

    private static final String SAVE_DETAILS = """
            update checkout_session
            set details = :details,
                payment_problem = null,
                version = version + 1
            where id = :id
              and version = :version
            """;

    private static final String EXTEND = """
            update checkout_session
            set expires_at = :until,
                version = version + 1
            where id = :id
              and version = :version
            """;

    private static final String CLOSE = """
            update checkout_session
            set state = :state,
                open_cart_id = null,
                version = version + 1
            where id = :id
              and version = :version
            """;

    private static final String OVERDUE = """
            select id, reservation
            from checkout_session
            where state = 'OPEN'
              and expires_at <= :now
            order by expires_at
            limit 100
            for update skip locked
            """;

    private static final String EXPIRE = """
            update checkout_session
            set state = 'EXPIRED',
                open_cart_id = null,
                version = version + 1
            where id in (:ids)
            """;

    private static final String BEGIN_PAYMENT = """
            update checkout_session
            set state = 'PLACING',
                placement_id = :placement,
                payment_problem = null,
                payments = :payments,
                payments_since = :since,
                version = version + 1
            where id = :id
              and version = :version
            """;

    private static final String CHALLENGE = """
            update checkout_session
            set state = 'CHALLENGED',
                continue_url = :url,
                version = version + 1
            where id = :id
              and placement_id = :placement
              and state = 'PLACING'
            """;

    private static final String COMPLETE = """
            update checkout_session
            set state = 'COMPLETED',
                open_cart_id = null,
                continue_url = null,
                order_number = :number,
                order_key = :key,
                details = if(customer_id = 'forgotten', '{}', details),
                version = version + 1
            where id = :id
              and placement_id = :placement
              and state in ('PLACING', 'CHALLENGED')
            """;

    private static final String REOPEN = """
            update checkout_session
            set state = :state,
                open_cart_id = :cart,
                continue_url = null,
                payment_problem = :problem,
                expires_at = :until,
                details = if(customer_id = 'forgotten', '{}', details),
                version = version + 1
            where id = :id
              and placement_id = :placement
              and state in ('PLACING', 'CHALLENGED')
            """;

    private final StoredJson json;

    SessionRows(StoredJson json) {
        this.json = json;
    }

    public Uni<Optional<CheckoutSession>> byPublicId(ReadSession session, String id) {
        return session.query(BY_PUBLIC_ID, SessionRow.class)
                .bind("id", id)
                .one()
                .map(this::found);
    }

    public Uni<Optional<CheckoutSession>> byId(ReadSession session, long id) {
        return session.query(BY_ID, SessionRow.class).bind("id", id).one().map(this::found);
    }

    Uni<Optional<CheckoutSession>> latestOfCart(ReadSession session, String cart) {
        return session.query(LATEST_OF_CART, SessionRow.class)
                .bind("cart", cart)
                .limit(1)
                .one()
                .map(this::found);
    }

    Uni<Optional<CheckoutSession>> latestOfCustomer(ReadSession session, String customer) {
        return session.query(LATEST_OF_CUSTOMER, SessionRow.class)
                .bind("customer", customer)
                .limit(1)
                .one()
                .map(this::found);
    }

    /** Those that set stock aside for this customer, or for a guest's browser. An app that is nobody's is not counted. */
    Uni<OpenSessions> openOf(ReadSession session, Buyer buyer, Instant now) {
        if (buyer.customer() != null) {
            return open(session.sql(OPEN_OF_CUSTOMER, OpenSessions.class).bind("customer", buyer.customer()), now);
        }
        return buyer.visitor() == null
                ? Uni.createFrom().item(OpenSessions.NONE)
                : open(session.sql(OPEN_OF_VISITOR, OpenSessions.class).bind("visitor", buyer.visitor()), now);
    }

    private static Uni<OpenSessions> open(Query<OpenSessions> query, Instant now) {
        return query.bind("now", Utc.of(now)).one().map(found -> found.orElse(OpenSessions.NONE));
    }

    /** A guest's session becomes the customer's. */
    Uni<Void> adopt(WriteSession session, long id, String customer) {
        return session.sql(ADOPT)
                .bind("id", id)
                .bind("customer", customer)
                .execute()
                .replaceWithVoid();
    }

    /**
     * Somebody leaves: what they typed goes, of a session that is being paid for when that ends, because the order needs it. The sessions
     * are nobody's then; without any owner they would be whoever's that knows their ids.
     */
    public Uni<Void> forgetCustomer(WriteSession session, String customer) {
        return session.sql(FORGET_CUSTOMER).bind("customer", customer).execute().replaceWithVoid();
    }

    /** So do all that the browser has begun and not ended. */
    Uni<Void> adoptOfVisitor(WriteSession session, String visitor, String customer) {
        return session.sql(ADOPT_OF_VISITOR)
                .bind("visitor", visitor)
                .bind("customer", customer)
                .execute()
                .replaceWithVoid();
    }

    Uni<Void> insert(WriteSession session, CheckoutSession fresh) {
        SessionRow row = new SessionRow();
        row.id = fresh.id();
        row.publicId = fresh.publicId();
        row.cartId = fresh.cartId();
        row.openCartId = fresh.cartId();
        row.cartVersion = fresh.cartVersion();
        row.visitorId = fresh.visitorId();
        row.customerId = fresh.customerId();
        row.state = fresh.state().name();
        row.reservation = fresh.reservation();
        row.items = json.write(fresh.lines());
        row.subtotal = fresh.subtotal().amount();
        row.currency = fresh.subtotal().currency();
        row.details = json.write(fresh.details());
        row.paymentsSince = Utc.of(fresh.paymentsSince());
        row.expiresAt = Utc.of(fresh.expiresAt());
        row.createdAt = Utc.of(fresh.createdAt());
        return session.insert(row);
    }

    Uni<Void> saveDetails(WriteSession session, CheckoutSession seen, Details details) {
        return changed(onVersion(session.sql(SAVE_DETAILS), seen).bind("details", json.write(details)));
    }

    Uni<Void> extend(WriteSession session, CheckoutSession seen, Instant until) {
        return changed(onVersion(session.sql(EXTEND), seen).bind("until", Utc.of(until)));
    }

    Uni<Void> close(WriteSession session, CheckoutSession seen, SessionState state) {
        return changed(onVersion(session.sql(CLOSE), seen).bind("state", state.name()));
    }

    /** Open sessions whose time is over, locked; those that another pod has in hand are left to it. */
    Uni<List<Overdue>> overdue(WriteSession session, Instant now) {
        return session.sql(OVERDUE, Overdue.class).bind("now", Utc.of(now)).list();
    }

    Uni<Integer> expire(WriteSession session, List<Long> ids) {
        return session.sql(EXPIRE).bind("ids", ids).execute();
    }

    /** Nothing of it changes any more until it is known how the payment ended. */
    public Uni<Void> beginPayment(
            WriteSession session, CheckoutSession seen, long placement, int payments, Instant since) {
        return changed(onVersion(session.sql(BEGIN_PAYMENT), seen)
                .bind("placement", placement)
                .bind("payments", payments)
                .bind("since", Utc.of(since)));
    }

    /** The shopper has to prove the payment at {@code url}. */
    public Uni<Void> challenge(WriteSession session, long id, long placement, String url) {
        return changed(session.sql(CHALLENGE)
                .bind("id", id)
                .bind("placement", placement)
                .bind("url", url));
    }

    public Uni<Void> complete(WriteSession session, long id, long placement, String number, String key) {
        return changed(session.sql(COMPLETE)
                .bind("id", id)
                .bind("placement", placement)
                .bind("number", number)
                .bind("key", key));
    }

    /** The payment came to nothing, the session goes on: it may be changed and paid for until {@code until}. */
    public Uni<Void> reopen(WriteSession session, CheckoutSession seen, long placement, String problem, Instant until) {
        return changed(session.sql(REOPEN)
                .bind("id", seen.id())
                .bind("placement", placement)
                .bind("state", SessionState.OPEN.name())
                .bind("cart", seen.cartId())
                .bind("problem", problem)
                .bind("until", Utc.of(until)));
    }

    /** The payment came to nothing, and so does the session: its stock is gone. */
    public Uni<Void> end(WriteSession session, CheckoutSession seen, long placement, String problem, Instant now) {
        return changed(session.sql(REOPEN)
                .bind("id", seen.id())
                .bind("placement", placement)
                .bind("state", SessionState.EXPIRED.name())
                .bind("cart", null)
                .bind("problem", problem)
                .bind("until", Utc.of(now)));
    }

    private static Statement onVersion(Statement change, CheckoutSession seen) {
        return change.bind("id", seen.id()).bind("version", seen.version());
    }

    private static Uni<Void> changed(Statement change) {
        return change.execute().map(rows -> {
            if (rows != 1) {
                throw new SessionChanged();
            }
            return null;
        });
    }

    private Optional<CheckoutSession> found(Optional<SessionRow> row) {
        return row.map(this::session);
    }

    private CheckoutSession session(SessionRow row) {
        return new CheckoutSession(
                row.id,
                row.publicId,
                row.cartId,
                row.cartVersion,
                row.visitorId,
                row.customerId,
                SessionState.valueOf(row.state),
                row.version,
                row.reservation,
                json.readList(row.items, CheckoutLine.class),
                new Money(row.subtotal, row.currency),
                json.read(row.details, Details.class),
                row.placementId,
                row.continueUrl,
                row.paymentProblem,
                row.orderNumber,
                row.orderKey,
                row.payments,
                Utc.instant(row.paymentsSince),
                Utc.instant(row.expiresAt),
                Utc.instant(row.createdAt));
    }

    /** A session whose time is over. */
    @RegisterForReflection
    record Overdue(long id, String reservation) {}

    /** How many there are, and when the first of them ends by itself. */
    @RegisterForReflection
    record OpenSessions(long count, @Nullable Instant end) {

        static final OpenSessions NONE = new OpenSessions(0, null);

        Instant firstEnds(Instant ifNone) {
            return end == null ? ifNone : end;
        }
    }
}
