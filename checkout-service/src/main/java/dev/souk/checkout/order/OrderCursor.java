package dev.souk.checkout.order;

import dev.souk.web.ProblemException;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a list of orders goes on, as one text: orders older than this one. */
final class OrderCursor {

    private static final Pattern FORM = Pattern.compile("[0-9a-z]{1,12}"); // twelve digits of base 36 fit into a long
    private static final int BASE = 36;

    private OrderCursor() {}

    static String after(long order) {
        return Long.toString(order, BASE);
    }

    /** @throws ProblemException 400 when it is none of ours */
    static OptionalLong read(@Nullable String cursor) {
        if (cursor == null) {
            return OptionalLong.empty();
        }
        if (!FORM.matcher(cursor).matches()) {
            throw ProblemException.badParameter("cursor", "take it from the answer before");
        }
        return OptionalLong.of(Long.parseLong(cursor, BASE));
    }
}
