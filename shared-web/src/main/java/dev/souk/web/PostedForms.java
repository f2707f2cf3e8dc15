package dev.souk.web;

import java.util.Optional;

/**
 * What a service knows of the forms that are sent to it, for the page that says that one could not be taken; a service with
 * forms provides one.
 */
public interface PostedForms {

    /**
     * What the shopper entered, as the shopper knows it; empty when the field is none that a shopper fills in.
     *
     * @param name the field's
     * @param value as it was sent; not blank
     */
    Optional<TypedField> typed(String name, String value);

    /**
     * Whether the same form, sent twice, does no more than sent once. Not asked of a form with an {@code idempotencyKey}.
     *
     * @param path where it is sent to: {@code /cart/lines}
     */
    boolean isSafeToRepeat(String path);
}
