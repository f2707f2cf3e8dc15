package dev.souk.checkout.session;

import io.smallrye.mutiny.Uni;

/** What is known of a customer before the first checkout, so that it need not be typed. */
public interface RememberedDetails {

    /** {@link Details#NONE} when nothing is. */
    Uni<Details> of(String customer);
}
