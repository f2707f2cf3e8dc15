package dev.souk.cart.cart;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose cart it is. */
sealed interface Owner {

    /**
     * Nobody's by name.
     *
     * @param visitor the browser that has it on its pages; none has a cart that a program made
     */
    record Guest(Optional<String> visitor) implements Owner {}

    /** One customer's, who has no other. */
    record Customer(String customer) implements Owner {}

    /** Nobody's any more: what was in it is in a customer's cart. */
    record Merged(String into) implements Owner {}

    static Owner of(@Nullable String visitor, @Nullable String customer, @Nullable String mergedInto) {
        if (mergedInto != null) {
            return new Merged(mergedInto);
        }
        return customer == null ? new Guest(Optional.ofNullable(visitor)) : new Customer(customer);
    }
}
