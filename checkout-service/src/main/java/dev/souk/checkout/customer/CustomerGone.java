package dev.souk.checkout.customer;

import dev.souk.web.ProblemException;

/** Their token still lives for a moment, the account does not. */
final class CustomerGone {

    private CustomerGone() {}

    static ProblemException problem() {
        return new ProblemException(401, "invalid-token", "Invalid token", "There is no such account any more.")
                .withHeader("WWW-Authenticate", "Bearer realm=\"souk\", error=\"invalid_token\"");
    }
}
