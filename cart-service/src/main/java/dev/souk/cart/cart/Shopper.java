package dev.souk.cart.cart;

import java.util.Optional;

/** Whose cart a page is about. Each has one cart at most, and uses no other. */
sealed interface Shopper extends Access {

    /** A browser in which nobody is signed in. */
    record Guest(String visitor) implements Shopper {

        @Override
        public boolean allows(Owner owner) {
            return owner instanceof Owner.Guest guest
                    && guest.visitor().filter(visitor::equals).isPresent();
        }
    }

    /**
     * Somebody who is signed in.
     *
     * @param visitor the browser, which may still have the cart of the guest they were; no program has one
     */
    record Customer(String customer, Optional<String> visitor) implements Shopper {

        /** Somebody who is signed in with a program. */
        static Customer anywhere(String customer) {
            return new Customer(customer, Optional.empty());
        }

        @Override
        public boolean allows(Owner owner) {
            return owner instanceof Owner.Customer own && own.customer().equals(customer);
        }
    }
}
