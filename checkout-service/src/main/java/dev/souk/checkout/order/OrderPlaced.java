package dev.souk.checkout.order;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Somebody has bought something. */
@RegisterForReflection
public record OrderPlaced(long orderId) {

    public static final String TOPIC = "order-placed";
}
