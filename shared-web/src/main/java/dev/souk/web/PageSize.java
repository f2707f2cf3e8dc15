package dev.souk.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many items of a list a caller wants at once: its parameter {@code limit}. */
public final class PageSize {

    public static final int USUAL = 24; // divides by 2, 3 and 4: full rows in any grid
    public static final int MOST = 100;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

    private PageSize() {}

    /**
     * From 1 to {@value #MOST}; {@value #USUAL} when nothing is said.
     *
     * @param limit the parameter; null when there was none
     * @throws ProblemException 400 for anything else
     */
    public static int of(@Nullable String limit) {
        if (limit == null || limit.isEmpty()) {
            return USUAL;
        }
        if (!NUMBER.matcher(limit).matches() || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST) {
            throw ProblemException.badParameter("limit", "a whole number from 1 to " + MOST);
        }
        return Integer.parseInt(limit);
    }
}
