package dev.souk.checkout.session;

/** The same was asked with the same key before: what is under way now is undone, and the first answer given again. */
final class StartedBefore extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String reference;

    StartedBefore(String reference) {
        super("A key was used before", null, false, false);
        this.reference = reference;
    }

    String reference() {
        return reference;
    }
}
