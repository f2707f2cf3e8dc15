package dev.souk.checkout.customer;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A customer is to be asked by mail whether the e-mail address is theirs. */
@RegisterForReflection
record VerificationWanted(long customerId) {

    static final String TOPIC = "verification-wanted";
}
