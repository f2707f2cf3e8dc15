package dev.souk.checkout.order;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Whoever ordered is to hear that the order is cancelled; {@link OrderCancelled} has its money and stock given back meanwhile. */
@RegisterForReflection
record CancellationMailWanted(long orderId) {

    static final String TOPIC = "cancellation-mail-wanted";
}
