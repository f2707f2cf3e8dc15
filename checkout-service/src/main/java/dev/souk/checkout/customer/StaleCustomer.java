package dev.souk.checkout.customer;

/** Somebody changed them since the caller looked. */
final class StaleCustomer extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Customer present;

    StaleCustomer(Customer present) {
        super("version " + present.version(), null, false, false);
        this.present = present;
    }

    Customer present() {
        return present;
    }
}
