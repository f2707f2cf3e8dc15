package dev.souk.checkout.order;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Staff wants the money of an order that has left the house given back. */
@RegisterForReflection
record RefundAsked(long orderId) {

    static final String TOPIC = "refund-asked";
}
