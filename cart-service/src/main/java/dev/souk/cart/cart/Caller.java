package dev.souk.cart.cart;

import java.util.Optional;

/**
 * Who asks for a cart by its id. Knowing it is enough for a guest's; a customer's is that customer's alone.
 *
 * @param customer whoever is signed in
 */
record Caller(Optional<String> customer) implements Access {

    @Override
    public boolean allows(Owner owner) {
        return switch (owner) {
            case Owner.Guest guest -> true;
            case Owner.Customer own -> customer.filter(own.customer()::equals).isPresent();
            case Owner.Merged merged -> false;
        };
    }

    /** The name under which requests are told apart: the customer's, or that of the guest's cart. */
    String nameOr(String guest) {
        return customer.orElse(guest);
    }
}
