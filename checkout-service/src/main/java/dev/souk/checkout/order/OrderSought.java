package dev.souk.checkout.order;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Somebody has lost the way to an order that may exist.
 *
 * @param number as stored
 * @param email as typed
 */
@RegisterForReflection
record OrderSought(String number, String email) {

    static final String TOPIC = "order-sought";
}
