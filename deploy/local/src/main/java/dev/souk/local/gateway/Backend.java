package dev.souk.local.gateway;

import java.util.Locale;

/** A service the gateway may send a request to. */
public enum Backend {
    CATALOG,
    CART,
    CHECKOUT;

    /** The name that {@code ./souk status} and the settings use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
