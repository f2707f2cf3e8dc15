package dev.souk.checkout.customer;

import dev.souk.checkout.Crockford;
import dev.souk.checkout.mail.LinkPurpose;
import dev.souk.checkout.mail.MailLinks;
import dev.souk.checkout.mail.MailedLink;
import dev.souk.checkout.token.RevokedWhy;
import dev.souk.checkout.token.TokenFamilies;
import dev.souk.db.Database;
import dev.souk.db.WriteSession;
import dev.souk.db.outbox.Outbox;
import dev.souk.limit.RateLimit;
import dev.souk.limit.RateLimits;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A new password for who has forgotten theirs. Asking for it writes down the address and looks nothing up, so that neither the
 * answer nor the time it takes tells whether there is an account; who has one gets a mail.
 */
@ApplicationScoped
class ResetPassword {

    private final Database database;
    private final CustomerRows rows;
    private final CustomerCheck check;
    private final PasswordRules passwordRules;
    private final Passwords passwords;
    private final TokenFamilies families;
    private final MailLinks links;
    private final Outbox outbox;
    private final RateLimits limits;
    private final Clock clock;
    private final RateLimit byAccount;
    private final RateLimit byAddress;

    ResetPassword(
            Database database,
            CustomerRows rows,
            CustomerCheck check,
            PasswordRules passwordRules,
            Passwords passwords,
            TokenFamilies families,
            MailLinks links,
            Outbox outbox,
            RateLimits limits,
            Clock clock,
            CustomerConfig config) {
        this.database = database;
        this.rows = rows;
        this.check = check;
        this.passwordRules = passwordRules;
        this.passwords = passwords;
        this.families = families;
        this.links = links;
        this.outbox = outbox;
        this.limits = limits;
        this.clock = clock;
        this.byAccount = new RateLimit("password-reset-by-account", config.resetsByAccount(), config.within());
        this.byAddress = new RateLimit("password-reset-by-address", config.resetsByAddress(), config.within());
    }

    /**
     * Has a link mailed to whom the address belongs, if there is an account of it.
     *
     * @param network where the request comes from
     * @return what is wrong with the address as such; then nothing is mailed. Fails with a 429 problem when it was asked too often
     */
    Uni<List<CustomerProblem>> ask(String typed, String network) {
        String email = typed.strip();
        List<CustomerProblem> problems = check.emailProblems(email);
        return limits.require(byAddress, network)
                .chain(() -> problems.isEmpty()
                        ? limits.require(byAccount, EmailKey.of(email)).chain(() -> write(email))
                        : Uni.createFrom().voidItem())
                .replaceWith(problems);
    }

    /** Whether a link is good still. */
    Uni<Boolean> isGood(String link) {
        return links.find(LinkPurpose.RESET_PASSWORD, link).map(Optional::isPresent);
    }

    /** Takes the new password, ends all sessions, and knows the address for verified: the link came by it. */
    Uni<Reset> reset(String link, String password) {
        return links.find(LinkPurpose.RESET_PASSWORD, link)
                .chain(found -> found.map(good -> reset(link, good, password))
                        .orElseGet(() -> Uni.createFrom().item(new Reset.Spent())));
    }

    private Uni<Void> write(String email) {
        return database.write(session ->
                outbox.add(session, PasswordForgotten.TOPIC, Crockford.secret(), new PasswordForgotten(email)));
    }

    private Uni<Reset> reset(String link, MailedLink good, String password) {
        Optional<CustomerProblem> problem = passwordRules.problem("/password", password, good.email());
        return problem.isPresent()
                ? Uni.createFrom().item(new Reset.Unusable(List.of(problem.get())))
                : passwords
                        .hash(password)
                        .chain(hash -> database.write(session -> links.use(session, LinkPurpose.RESET_PASSWORD, link)
                                .chain(used -> used.map(mine -> keep(session, mine, hash))
                                        .orElseGet(() -> Uni.createFrom().item(new Reset.Spent())))));
    }

    private Uni<Reset> keep(WriteSession session, MailedLink link, String hash) {
        return rows.resetPassword(session, link.customer(), hash)
                .chain(() -> rows.verified(session, link.customer(), link.email(), clock.instant()))
                .chain(() -> families.endAll(session, link.customer(), RevokedWhy.PASSWORD_CHANGED))
                .chain(() -> links.useUp(session, LinkPurpose.RESET_PASSWORD, link.customer()))
                .replaceWith(new Reset.Done());
    }
}
