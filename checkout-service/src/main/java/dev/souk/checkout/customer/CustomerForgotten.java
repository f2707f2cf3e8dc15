package dev.souk.checkout.customer;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A customer is gone; others who hold something of theirs have to forget it, too. */
@RegisterForReflection
public record CustomerForgotten(String customer) {
    static final String TOPIC = "customer-forgotten";
}
