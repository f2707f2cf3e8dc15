package dev.souk.checkout.customer;

import dev.souk.checkout.Crockford;
import dev.souk.checkout.Utc;
import dev.souk.checkout.customer.CustomerProblem.Flaw;
import dev.souk.checkout.mail.MailLinks;
import dev.souk.checkout.mail.MailRows;
import dev.souk.checkout.mail.SentMail;
import dev.souk.checkout.order.OrderRows;
import dev.souk.checkout.session.SessionRows;
import dev.souk.checkout.token.Holder;
import dev.souk.checkout.token.RevokedWhy;
import dev.souk.checkout.token.TokenFamilies;
import dev.souk.db.Database;
import dev.souk.db.ReadSession;
import dev.souk.db.TimeSortedIds;
import dev.souk.db.WriteSession;
import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.db.idempotency.OnceOnly;
import dev.souk.db.idempotency.StoredAnswer;
import dev.souk.db.outbox.Outbox;
import dev.souk.limit.RateLimit;
import dev.souk.limit.RateLimits;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.hibernate.exception.ConstraintViolationException;

/** Customers of the shop. Each is known by the public id that is in their tokens. */
@ApplicationScoped
public class Customers {

    private static final String OF_STAFF = "staff"; // they come from a command, and from no network
    private static final String WRONG_PASSWORD = "This is not your present password.";

    private final Database database;
    private final CustomerRows rows;
    private final AddressRows addresses;
    private final OrderRows orders;
    private final SessionRows sessions;
    private final Outbox outbox;
    private final CustomerCheck check;
    private final PasswordRules passwordRules;
    private final Passwords passwords;
    private final TokenFamilies families;
    private final VerifyEmail verifyEmail;
    private final MailLinks links;
    private final MailRows mails;
    private final RateLimits limits;
    private final OnceOnly onceOnly;
    private final TimeSortedIds ids;
    private final Clock clock;
    private final RateLimit signUpsByAccount;
    private final RateLimit signUpsByAddress;
    private final RateLimit passwordChanges;

    Customers(
            Database database,
            CustomerRows rows,
            AddressRows addresses,
            OrderRows orders,
            SessionRows sessions,
            Outbox outbox,
            CustomerCheck check,
            PasswordRules passwordRules,
            Passwords passwords,
            TokenFamilies families,
            VerifyEmail verifyEmail,
            MailLinks links,
            MailRows mails,
            RateLimits limits,
            OnceOnly onceOnly,
            TimeSortedIds ids,
            Clock clock,
            CustomerConfig config) {
        this.database = database;
        this.rows = rows;
        this.addresses = addresses;
        this.orders = orders;
        this.sessions = sessions;
        this.outbox = outbox;
        this.check = check;
        this.passwordRules = passwordRules;
        this.passwords = passwords;
        this.families = families;
        this.verifyEmail = verifyEmail;
        this.links = links;
        this.mails = mails;
        this.limits = limits;
        this.onceOnly = onceOnly;
        this.ids = ids;
        this.clock = clock;
        this.signUpsByAccount = new RateLimit("sign-up-by-account", config.signUpsByAccount(), config.within());
        this.signUpsByAddress = new RateLimit("sign-up-by-address", config.signUpsByAddress(), config.within());
        this.passwordChanges = new RateLimit("password-change", config.passwordChanges(), config.within());
    }

    /**
     * Makes an account.
     *
     * @param network where the request comes from
     * @param render the answer, which is given again for the same {@code key}
     * @return {@link Flaw#TAKEN} when there is one of this e-mail address; fails with a 429 problem when there were too many tries
     */
    public Uni<Kept<StoredAnswer>> signUp(
            NewCustomer typed, String network, Optional<IdempotencyKey> key, Function<Customer, StoredAnswer> render) {
        return signUp(
                typed,
                network,
                (wanted, hash) -> onceOnly.run(
                        key, session -> insert(session, fresh(wanted, hash)).map(render)));
    }

    /** The same for a page. */
    Uni<Kept<Customer>> signUp(NewCustomer typed, String network) {
        return signUp(
                typed, network, (wanted, hash) -> database.write(session -> insert(session, fresh(wanted, hash))));
    }

    /** The same for one of the staff, whose address somebody vouches for. */
    Uni<Kept<Customer>> addStaff(NewCustomer typed) {
        return signUp(typed, OF_STAFF, (wanted, hash) -> {
            CustomerRow row = fresh(wanted, hash);
            row.staff = true;
            row.verifiedAt = row.createdAt;
            return database.write(session -> insert(session, row));
        });
    }

    private <T> Uni<Kept<T>> signUp(NewCustomer typed, String network, BiFunction<NewCustomer, String, Uni<T>> keep) {
        NewCustomer wanted = typed.tidied();
        List<CustomerProblem> problems = check.problems(wanted);
        if (!problems.isEmpty()) {
            return Uni.createFrom().item(new Kept.Unusable<>(problems));
        }
        return limits.require(signUpsByAddress, network)
                .chain(() -> limits.require(signUpsByAccount, EmailKey.of(wanted.email())))
                .chain(() -> passwords.hash(wanted.password()))
                .chain(hash -> keep.apply(wanted, hash))
                .<Kept<T>>map(Kept.Done::new)
                .onFailure(ConstraintViolationException.class)
                .recoverWithItem(() -> new Kept.Unusable<>(new CustomerProblem(
                        "/email", Flaw.TAKEN, "There is an account with this e-mail address. Sign in instead.")));
    }

    /** Who has this e-mail address and password; empty when nobody has, and nothing tells which of the two is wrong. */
    Uni<Optional<Recognised>> recognise(String email, String password) {
        // a replica may not know yet of a password that was changed because somebody else knew the old one
        return database.readOnPrimary(session -> rows.byEmail(session, email))
                .chain(found -> found.isEmpty()
                        ? passwords.matches(password, passwords.nobodys()).replaceWith(Optional.empty())
                        : passwords
                                .matches(password, found.get().passwordHash)
                                .chain(right -> right
                                        ? renewHash(found.get(), password)
                                                .map(hash -> Optional.of(new Recognised(found.get().id, hash)))
                                        : Uni.createFrom().item(Optional.empty())));
    }

    /** Whether the password is still theirs: it took a while to be compared. They stay as they are until this transaction ends. */
    Uni<Optional<Holder>> still(WriteSession session, Recognised who) {
        return rows.still(session, who.id(), who.passwordHash());
    }

    /** Whether they are there, and stay until this transaction ends: who writes down what is theirs asks, so that leaving finds it. */
    public Uni<Boolean> stays(WriteSession session, String customer) {
        return rows.stays(session, customer);
    }

    /** Whom their tokens are for; fails with a 401 problem when they are gone. */
    Uni<Holder> holder(String customer) {
        return database.findOwn(session -> rows.find(session, customer))
                .map(row -> holder(row.orElseThrow(CustomerGone::problem)));
    }

    /** They as they are now; this and all that follows fails with a 401 problem when they are gone. */
    public Uni<Customer> get(String customer) {
        return database.findOwn(session -> rows.find(session, customer))
                .map(row -> shown(row.orElseThrow(CustomerGone::problem)));
    }

    /**
     * Calls them otherwise.
     *
     * @param name empty to leave it
     * @param expected of the version that the caller knows; fails with {@link StaleCustomer} when it is another
     */
    public Uni<Kept<Customer>> change(String customer, Optional<String> name, IntPredicate expected) {
        Optional<String> tidied = name.map(String::strip);
        List<CustomerProblem> problems = tidied.map(check::nameProblems).orElse(List.of());
        if (!problems.isEmpty()) {
            return Uni.createFrom().item(new Kept.Unusable<>(problems));
        }
        return database.write(session -> rows.lock(session, customer)
                        .chain(() -> rows.get(session, customer))
                        .chain(row -> change(session, row, tidied, expected)))
                .map(Kept.Done::new);
    }

    /**
     * Changes the password of who knows the present one, and ends every other session: somebody else may be in one.
     *
     * @param session the one that goes on
     * @return fails with a 429 problem when there were too many tries
     */
    public Uni<Kept<Customer>> changePassword(String customer, String session, String present, String wanted) {
        return limits.require(passwordChanges, customer)
                .chain(() -> database.readOnPrimary(reading -> rows.get(reading, customer)))
                .chain(row -> changePassword(row, session, present, wanted));
    }

    /**
     * Forgets them: the account, its addresses, what was typed in checkouts and what is known of its devices are gone, and all sessions
     * end; the cart follows by the outbox. Orders stay for the books, and are nobody's; so is one that is being paid for now.
     */
    public Uni<Void> delete(String customer) {
        return database.write(session -> rows.lock(session, customer)
                .chain(id -> addresses
                        .deleteAll(session, id)
                        .chain(() -> families.endAll(session, id, RevokedWhy.DELETED))
                        .chain(() -> orders.forgetCustomer(session, customer))
                        .chain(() -> sessions.forgetCustomer(session, customer))
                        .chain(() ->
                                outbox.add(session, CustomerForgotten.TOPIC, customer, new CustomerForgotten(customer)))
                        .chain(() -> links.forget(session, id))
                        .chain(() -> rows.get(session, customer))
                        .chain(row -> mails.forget(session, row.email))
                        .chain(() -> rows.delete(session, id)))
                .invoke(() ->
                        session.afterCommit(() -> Log.infof("Customer %s is forgotten, as they wanted", customer))));
    }

    /** All that we hold of them. */
    public Uni<Export> export(String customer) {
        return database.readOnPrimary(session -> rows.get(session, customer)
                .chain(row -> addresses
                        .of(session, customer)
                        .chain(kept -> families.open(session, row.id)
                                .chain(open -> orders.latestOf(session, customer, Export.MOST_ORDERS)
                                        .chain(bought -> mailed(session, row)
                                                .map(sent -> new Export(shown(row), kept, open, bought, sent)))))));
    }

    private Uni<List<SentMail>> mailed(ReadSession session, CustomerRow row) {
        return row.verifiedAt == null
                ? Uni.createFrom().item(List.of())
                : mails.sentTo(session, row.email, Export.MOST_MAILS)
                        .map(sent -> sent.stream()
                                .filter(mail -> EmailKey.of(mail.recipient()).equals(row.emailKey))
                                .toList());
    }

    private Uni<Customer> insert(WriteSession session, CustomerRow row) {
        return session.insert(row).chain(() -> verifyEmail.ask(session, row.id)).replaceWith(shown(row));
    }

    private Uni<Customer> change(WriteSession session, CustomerRow row, Optional<String> name, IntPredicate expected) {
        if (!expected.test(row.version)) {
            return Uni.createFrom().failure(new StaleCustomer(shown(row)));
        }
        if (name.isEmpty() || name.get().equals(row.name)) {
            return Uni.createFrom().item(shown(row));
        }
        return rows.rename(session, row.id, name.get()).map(done -> {
            row.name = name.get();
            row.version++;
            return shown(row);
        });
    }

    private Uni<Kept<Customer>> changePassword(CustomerRow row, String session, String present, String wanted) {
        Optional<CustomerProblem> problem = passwordRules.problem("/newPassword", wanted, row.email);
        if (problem.isPresent()) {
            return Uni.createFrom().item(new Kept.Unusable<>(problem.get()));
        }
        return passwords
                .matches(present, row.passwordHash)
                .chain(right -> right
                        ? passwords.hash(wanted).chain(hash -> keep(row, session, hash))
                        : Uni.createFrom().item(wrongPassword()));
    }

    private Uni<Kept<Customer>> keep(CustomerRow row, String session, String hash) {
        return database.write(transaction -> rows.newPassword(transaction, row.publicId, row.passwordHash, hash)
                .chain(changed -> changed
                        ? families.endOthers(transaction, row.id, session, RevokedWhy.PASSWORD_CHANGED)
                                .<Kept<Customer>>replaceWith(new Kept.Done<>(shown(row)))
                        : Uni.createFrom().item(wrongPassword()))); // another one was quicker
    }

    /** A hash of yesterday's cost is replaced while the password is at hand; who signs in need not care whether that succeeds. */
    private Uni<String> renewHash(CustomerRow row, String password) {
        if (!passwords.isOutdated(row.passwordHash)) {
            return Uni.createFrom().item(row.passwordHash);
        }
        return passwords
                .hash(password)
                .chain(hash -> database.write(
                                session -> rows.newPassword(session, row.publicId, row.passwordHash, hash))
                        .map(renewed -> renewed ? hash : row.passwordHash))
                .onFailure()
                .invoke(failure -> Log.warnf("A password keeps its old hash for now: %s", failure))
                .onFailure()
                .recoverWithItem(row.passwordHash);
    }

    private CustomerRow fresh(NewCustomer wanted, String hash) {
        CustomerRow row = new CustomerRow();
        row.id = ids.next();
        row.publicId = Crockford.secret();
        row.email = wanted.email();
        row.emailKey = EmailKey.of(wanted.email());
        row.name = wanted.name();
        row.passwordHash = hash;
        row.createdAt = Utc.of(clock.instant());
        return row;
    }

    private static Kept<Customer> wrongPassword() {
        return new Kept.Unusable<>(new CustomerProblem("/oldPassword", Flaw.WRONG, WRONG_PASSWORD));
    }

    private static Holder holder(CustomerRow row) {
        return new Holder(row.id, row.publicId, row.name, row.staff);
    }

    private static Customer shown(CustomerRow row) {
        return new Customer(
                row.publicId, row.email, row.name, row.verifiedAt != null, Utc.instant(row.createdAt), row.version);
    }
}
