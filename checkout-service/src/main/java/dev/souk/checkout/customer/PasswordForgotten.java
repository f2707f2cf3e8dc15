package dev.souk.checkout.customer;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Somebody has forgotten the password of an account that may exist.
 *
 * @param email as typed
 */
@RegisterForReflection
record PasswordForgotten(String email) {

    static final String TOPIC = "password-forgotten";

    /** Without the address. */
    @Override
    public String toString() {
        return "a forgotten password";
    }
}
