package dev.souk.checkout.session;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A session ended without an order; what was set aside for it is nobody's. */
@RegisterForReflection
record SessionOver(String reservation) {

    static final String TOPIC = "session-over";
}
