package dev.souk.checkout.place;

/** Ends a transaction that may leave nothing behind, the claimed key included: the same may be asked again. */
final class NotNow extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Paid paid;

    NotNow(Paid paid) {
        super(paid.toString(), null, false, false);
        this.paid = paid;
    }

    Paid paid() {
        return paid;
    }
}
