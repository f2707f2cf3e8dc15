package dev.souk.checkout.stock;

import dev.souk.web.FieldError;
import java.util.List;

/** There are fewer pieces than wanted, and nothing was set aside. */
public final class StockShort extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<FieldError> lines;

    StockShort(List<FieldError> lines) {
        super("Too few of " + lines, null, false, false);
        this.lines = List.copyOf(lines);
    }

    /** Which lines, and how many pieces are left of each. */
    public List<FieldError> lines() {
        return lines;
    }
}
