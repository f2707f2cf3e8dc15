package dev.souk.checkout.customer;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Who wants to sign up.
 *
 * @param name what they want to be called
 */
@RegisterForReflection // JsonBody makes it
public record NewCustomer(String email, String password, String name) {

    /** Without the blanks that fingers and phones add. */
    NewCustomer tidied() {
        return new NewCustomer(email.strip(), password, name.strip());
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "somebody who signs up";
    }
}
