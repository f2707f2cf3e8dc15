package dev.souk.local.gateway;

/** Where a path leads. */
sealed interface Route {

    /** To the service that owns the path. */
    record To(Backend backend) implements Route {}

    /** To whichever service is there: each has the same bytes. */
    record ToAny() implements Route {}

    /** Nowhere: health, metrics and what services say to each other stay inside. */
    record Hidden() implements Route {}

    /** To no service at all. */
    record Unknown() implements Route {}
}
