package dev.souk.checkout.customer;

/**
 * Why something that somebody typed cannot be kept.
 *
 * @param pointer where it stands, as a JSON Pointer: {@code /password}
 * @param flaw for pages, which have words of their own
 * @param detail what to do about it, in a sentence
 */
public record CustomerProblem(String pointer, Flaw flaw, String detail) {

    /** The form's field, which is called as the pointer ends; empty when it is about none. */
    public String field() {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    /** What can be wrong. */
    public enum Flaw {
        MISSING,
        /** There, but it cannot be right. */
        WRONG,
        TOO_SHORT,
        TOO_LONG,
        /** Characters that nobody can see. */
        UNREADABLE,
        /** A password that is among the first that anybody tries. */
        COMMON,
        /** There is an account of it already. */
        TAKEN,
        /** There are as many as there may be. */
        TOO_MANY
    }
}
