package dev.souk.checkout.customer;

import java.util.List;

/** What became of a new password for a forgotten one. */
sealed interface Reset {

    /** It is the password, and every session is over. */
    record Done() implements Reset {}

    /** The link is none of ours, too old or used. */
    record Spent() implements Reset {}

    /** The password cannot be taken; the link stays good. */
    record Unusable(List<CustomerProblem> problems) implements Reset {}
}
