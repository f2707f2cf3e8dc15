package dev.souk.cart.catalog;

import org.jspecify.annotations.Nullable;

/** The catalogue did not answer in time, or not sensibly. */
public final class CatalogUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    CatalogUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
