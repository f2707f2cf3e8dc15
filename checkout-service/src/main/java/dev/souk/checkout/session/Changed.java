package dev.souk.checkout.session;

import java.util.List;

/** What became of a change to a session. */
public sealed interface Changed {

    /** It was done, or there was nothing left to do. */
    record Done(CheckoutView session) implements Changed {}

    /** There is no such session. */
    record Unknown() implements Changed {}

    /** What was typed cannot be kept. */
    record Unusable(CheckoutView session, List<DetailProblem> problems) implements Changed {}

    /** It cannot be changed any more, or not now; its status says why. */
    record Refused(CheckoutView session) implements Changed {}
}
