package dev.souk.checkout.customer;

import java.util.List;

/** What became of something that somebody typed. */
public sealed interface Kept<T> {

    /** It was kept, and this is it now. */
    record Done<T>(T now) implements Kept<T> {}

    /** It was not, and nothing changed. */
    record Unusable<T>(List<CustomerProblem> problems) implements Kept<T> {

        Unusable(CustomerProblem problem) {
            this(List.of(problem));
        }
    }
}
