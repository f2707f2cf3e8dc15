package dev.souk.checkout.session;

import dev.souk.checkout.cart.CartClient;
import dev.souk.checkout.cart.FilledCart;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds what a visitor left off, without setting anything aside. */
@Singleton
final class ResumeCheckout {

    private final CartClient carts;
    private final CheckoutSessions sessions;

    ResumeCheckout(CartClient carts, CheckoutSessions sessions) {
        this.carts = carts;
        this.sessions = sessions;
    }

    Uni<Resumed> of(Optional<String> visitor) {
        return visitor.map(carts::ofVisitor)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(cart -> cart.isEmpty() || cart.get().lines().isEmpty()
                        ? Uni.createFrom().item(new Resumed.Empty())
                        : resume(cart.get(), visitor.orElseThrow()));
    }

    private Uni<Resumed> resume(FilledCart cart, String visitor) {
        return sessions.openFor(cart, visitor)
                .map(open -> open.<Resumed>map(Resumed.Open::new).orElseGet(() -> new Resumed.Filled(cart.pieces())));
    }
}
