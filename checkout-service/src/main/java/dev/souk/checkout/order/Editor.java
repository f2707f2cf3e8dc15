package dev.souk.checkout.order;

import dev.souk.web.identity.Identity;
import dev.souk.web.identity.SignedIn;

/**
 * Who of the staff does something.
 *
 * @param customer as the outside knows them
 * @param name as they are called now
 */
public record Editor(String customer, String name) {

    static Editor of(SignedIn signedIn) {
        Identity identity = signedIn.required();
        return new Editor(identity.customer(), identity.name());
    }
}
