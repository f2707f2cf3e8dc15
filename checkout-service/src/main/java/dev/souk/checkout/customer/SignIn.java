package dev.souk.checkout.customer;

import dev.souk.checkout.token.Holder;
import dev.souk.checkout.token.TokenFamilies;
import dev.souk.checkout.token.TokenLimits;
import dev.souk.db.Database;
import dev.souk.db.WriteSession;
import dev.souk.web.identity.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Gives tokens for an e-mail address and a password. It never tells whether an address has an account: not in words, and not by
 * the time it takes, because one password is hashed in either case.
 */
@ApplicationScoped
public class SignIn {

    private final Database database;
    private final Customers customers;
    private final TokenFamilies families;
    private final TokenLimits limits;

    SignIn(Database database, Customers customers, TokenFamilies families, TokenLimits limits) {
        this.database = database;
        this.customers = customers;
        this.families = families;
        this.limits = limits;
    }

    /**
     * Signs in.
     *
     * @param network where the request comes from
     * @param userAgent what the browser or app calls itself
     * @return empty when e-mail address and password are not those of an account; fails with a 429 problem when there were too
     *     many tries, right ones included, and with a 503 problem when too many others sign in
     */
    public Uni<Optional<Tokens>> signIn(String email, String password, String network, String userAgent) {
        return enter(email, password, network, userAgent).map(entered -> entered.map(Entered::tokens));
    }

    /** The same for whoever has to know who it was. */
    Uni<Optional<Entered>> enter(String email, String password, String network, String userAgent) {
        return limits.requireSignIn(network, EmailKey.of(email))
                .chain(() -> customers.recognise(email, password))
                .chain(known -> known.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : database.write(session -> begin(session, known.get(), userAgent)));
    }

    /** For a customer who need not show a password: who has just chosen it. */
    Uni<Entered> enter(Customer fresh, String userAgent) {
        return customers
                .holder(fresh.id())
                .chain(holder -> database.write(session -> begin(session, holder, userAgent)));
    }

    /** Not for whose password was changed, or who was dismissed or forgotten, while it was compared. */
    private Uni<Optional<Entered>> begin(WriteSession session, Recognised known, String userAgent) {
        return customers
                .still(session, known)
                .chain(holder -> holder.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : begin(session, holder.get(), userAgent).map(Optional::of));
    }

    private Uni<Entered> begin(WriteSession session, Holder holder, String userAgent) {
        return families.begin(session, holder, userAgent).map(tokens -> new Entered(holder, tokens));
    }
}
