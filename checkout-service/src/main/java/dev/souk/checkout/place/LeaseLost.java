package dev.souk.checkout.place;

/** Another pod has taken the placement over, or has brought it to its end: it is not ours to change. */
final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1;

    LeaseLost() {
        super("The placement is in another pod's hands", null, false, false);
    }
}
