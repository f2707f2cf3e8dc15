package dev.souk.catalog.stock;

import java.util.Map;

/** There is less than somebody wants. */
public final class InsufficientStock extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Map<String, Integer> available;

    /** @param available of the SKUs that fall short: pieces that are there to be had */
    InsufficientStock(Map<String, Integer> available) {
        super("Too little of " + available, null, false, false);
        this.available = Map.copyOf(available);
    }

    /** Of the SKUs that fall short: pieces that are there to be had. */
    public Map<String, Integer> available() {
        return available;
    }
}
