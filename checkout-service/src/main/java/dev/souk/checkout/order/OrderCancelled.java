package dev.souk.checkout.order;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Somebody cancelled a paid order. */
@RegisterForReflection
record OrderCancelled(long orderId) {

    static final String TOPIC = "order-cancelled";
}
