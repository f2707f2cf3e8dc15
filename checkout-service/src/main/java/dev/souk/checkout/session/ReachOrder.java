package dev.souk.checkout.session;

import dev.souk.checkout.cart.FilledCart;
import dev.souk.web.visitor.CartBadge;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;

/** From a session to the order it became; on the way the cart's badge learns what is left in the cart. */
@Singleton
final class ReachOrder {

    private final CheckoutSessions sessions;
    private final CartBadge badge;

    ReachOrder(CheckoutSessions sessions, CartBadge badge) {
        this.sessions = sessions;
        this.badge = badge;
    }

    /** Where the order's page is, on whatever host the visitor sees. */
    Uni<String> of(CheckoutView completed, Buyer buyer) {
        OrderLink order = Objects.requireNonNull(completed.order(), "A completed session has its order");
        return sessions.cartOf(buyer)
                .invoke(this::count)
                .onFailure()
                .invoke(failure -> Log.debugf(failure, "The badge shows what it showed"))
                .onFailure()
                .recoverWithItem(Optional.empty())
                .replaceWith("/orders/" + order.number() + "?key=" + order.key());
    }

    private void count(Optional<FilledCart> cart) {
        badge.show(cart.map(FilledCart::pieces).orElse(0));
    }
}
