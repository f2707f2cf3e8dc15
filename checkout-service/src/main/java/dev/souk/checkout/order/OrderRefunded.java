package dev.souk.checkout.order;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The money of an order that had left the house is back. */
@RegisterForReflection
record OrderRefunded(long orderId) {

    static final String TOPIC = "order-refunded";
}
