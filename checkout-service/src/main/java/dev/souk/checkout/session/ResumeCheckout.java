package dev.souk.checkout.session;

import dev.souk.checkout.cart.FilledCart;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Finds what a buyer left off, without setting anything aside. */
@Singleton
final class ResumeCheckout {

    private final CheckoutSessions sessions;

    ResumeCheckout(CheckoutSessions sessions) {
        this.sessions = sessions;
    }

    Uni<Resumed> of(Buyer buyer) {
        return sessions.cartOf(buyer)
                .chain(cart -> cart.isEmpty() || cart.get().lines().isEmpty()
                        ? Uni.createFrom().item(new Resumed.Empty())
                        : resume(cart.get(), buyer));
    }

    private Uni<Resumed> resume(FilledCart cart, Buyer buyer) {
        return sessions.openFor(cart, buyer)
                .map(open -> open.<Resumed>map(Resumed.Open::new).orElseGet(() -> new Resumed.Filled(cart.pieces())));
    }
}
