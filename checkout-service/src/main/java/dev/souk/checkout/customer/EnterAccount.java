package dev.souk.checkout.customer;

import dev.souk.checkout.cart.CartClient;
import dev.souk.checkout.session.CheckoutSessions;
import dev.souk.checkout.token.RevokedWhy;
import dev.souk.checkout.token.TokenFamilies;
import dev.souk.web.identity.Identity;
import dev.souk.web.identity.SessionCookies;
import dev.souk.web.identity.SignedIn;
import dev.souk.web.visitor.CartBadge;
import dev.souk.web.visitor.Visitor;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Makes a customer of the guest at a browser, and a guest of the customer. What the guest has begun comes along: the checkout
 * in the same moment, the cart too if cart-service answers, and at its first sight of the customer otherwise.
 */
@Singleton
final class EnterAccount {

    private final SignIn signIn;
    private final TokenFamilies families;
    private final CheckoutSessions sessions;
    private final CartClient carts;
    private final SessionCookies cookies;
    private final SignedIn signedIn;
    private final Visitor visitor;
    private final CartBadge badge;

    EnterAccount(
            SignIn signIn,
            TokenFamilies families,
            CheckoutSessions sessions,
            CartClient carts,
            SessionCookies cookies,
            SignedIn signedIn,
            Visitor visitor,
            CartBadge badge) {
        this.signIn = signIn;
        this.families = families;
        this.sessions = sessions;
        this.carts = carts;
        this.cookies = cookies;
        this.signedIn = signedIn;
        this.visitor = visitor;
        this.badge = badge;
    }

    /** Whether e-mail address and password were those of an account; then the browser is signed in. */
    Uni<Boolean> signIn(String email, String password, String network, String userAgent) {
        return signIn.enter(email, password, network, userAgent)
                .chain(entered -> entered.isPresent()
                        ? welcome(entered.get()).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    /** The same for somebody who has just signed up. */
    Uni<Void> signIn(Customer fresh, String userAgent) {
        return signIn.enter(fresh, userAgent).chain(this::welcome);
    }

    /** The customer's cart stays the customer's; the browser is somebody new. */
    Uni<Void> signOut() {
        Optional<Identity> leaving = signedIn.identity();
        cookies.forget();
        visitor.beginAnew();
        badge.show(0);
        return leaving.map(identity -> families.end(identity.session(), RevokedWhy.SIGNED_OUT))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** New tokens for the same session: what they say of the customer has changed. Who has none any more goes on with the old. */
    Uni<Void> renew() {
        return families.renew(cookies.refresh().findFirst().orElse(""))
                .invoke(renewed -> renewed.ifPresent(cookies::give))
                .replaceWithVoid();
    }

    private Uni<Void> welcome(Entered entered) {
        cookies.give(entered.tokens());
        String guest = visitor.id();
        String customer = entered.holder().customer();
        return sessions.adopt(guest, customer)
                .chain(() -> carts.merge(guest, customer))
                .invoke(badge::show)
                .onFailure()
                .invoke(failure -> Log.infof("What a guest has begun comes along later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
