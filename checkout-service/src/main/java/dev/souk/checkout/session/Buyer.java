package dev.souk.checkout.session;

import dev.souk.web.identity.Identity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who checks out.
 *
 * @param customer who is signed in; null for a guest
 * @param visitor the browser; null for an app, which shows that a guest's session is its own by knowing its id
 */
public record Buyer(@Nullable String customer, @Nullable String visitor) {

    private static final String NOBODYS = "";

    /** Whoever asks for JSON. */
    public static Buyer app(Optional<Identity> identity) {
        return new Buyer(identity.map(Identity::customer).orElse(null), null);
    }

    /** Whoever asks for a page, perhaps for the first time. */
    public static Buyer browser(Optional<Identity> identity, Optional<String> visitor) {
        return new Buyer(identity.map(Identity::customer).orElse(null), visitor.orElse(NOBODYS));
    }

    /** A customer's session is the customer's alone; a guest's is that of the browser it began in, or of the app that knows its id. */
    public boolean mayUse(CheckoutSession session) {
        if (session.customerId() != null) {
            return session.customerId().equals(customer);
        }
        return visitor == null || visitor.equals(session.visitorId());
    }
}
