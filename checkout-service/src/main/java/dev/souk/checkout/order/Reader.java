package dev.souk.checkout.order;

import dev.souk.web.identity.Identity;
import dev.souk.web.identity.SignedIn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whoever wants to see an order.
 *
 * @param key what came with the request; empty when nothing did
 * @param customer who is signed in
 */
public record Reader(String key, Optional<String> customer) {

    static Reader of(@Nullable String key, SignedIn signedIn) {
        return new Reader(key == null ? "" : key, signedIn.identity().map(Identity::customer));
    }

    /** Nothing that could open an order. */
    boolean isNobody() {
        return key.isEmpty() && customer.isEmpty();
    }
}
