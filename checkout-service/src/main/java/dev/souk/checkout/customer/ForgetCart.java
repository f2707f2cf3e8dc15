package dev.souk.checkout.customer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.checkout.cart.CartClient;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.db.outbox.OutboxReceiver;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets the cart of a customer who is gone go with them. */
@ApplicationScoped
class ForgetCart implements OutboxReceiver {

    private final CartClient carts;
    private final ObjectMapper json;

    ForgetCart(CartClient carts, ObjectMapper json) {
        this.carts = carts;
        this.json = json;
    }

    @Override
    public String topic() {
        return CustomerForgotten.TOPIC;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        return carts.forget(event.payloadAs(CustomerForgotten.class, json).customer());
    }
}
