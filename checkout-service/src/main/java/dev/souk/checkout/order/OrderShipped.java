package dev.souk.checkout.order;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An order has left the house. */
@RegisterForReflection
record OrderShipped(long orderId) {

    static final String TOPIC = "order-shipped";
}
