package dev.souk.db;

import java.util.Objects;
import java.util.stream.Stream;

/** A failure and what is behind it: Hibernate wraps once or twice, Mutiny and completion stages once more. */
final class Causes {

    /** Against cycles. */
    private static final int DEEPEST = 12;

    private Causes() {}

    /** The outermost first. */
    static Stream<Throwable> of(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }
}
