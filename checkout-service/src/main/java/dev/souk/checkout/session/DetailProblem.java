package dev.souk.checkout.session;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What keeps a session from being paid for.
 *
 * @param pointer where it stands, as a JSON Pointer: {@code /shippingAddress/postalCode}
 * @param detail what to do about it, in a sentence
 * @param flaw the same for pages, which have words of their own
 */
public record DetailProblem(
        String pointer, String detail, @JsonIgnore Flaw flaw) {

    /** What can be wrong. */
    public enum Flaw {
        MISSING,
        /** There, but it cannot be right. */
        WRONG,
        /** The shop does not have it. */
        UNKNOWN,
        /** Longer than anybody's. */
        TOO_LONG,
        /** Characters that nobody can see. */
        UNREADABLE,
        /** The latest payment failed. */
        DECLINED
    }
}
