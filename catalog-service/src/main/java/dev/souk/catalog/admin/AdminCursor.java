package dev.souk.catalog.admin;

import dev.souk.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a list that begins with the newest goes on: after the row with this id.
 *
 * @param list tells lists apart, so that a cursor of another one is noticed
 */
record AdminCursor(String list, long id) {

    private static final Pattern FORM = Pattern.compile("1 (\\S+) (\\d{1,18}|\\d{19})");
    private static final int LONGEST = 200; // ours are shorter; no more than that of somebody else's is decoded

    /** The beginning, when there is no text. */
    static AdminCursor of(@Nullable String text, String list) {
        return text == null || text.isEmpty() ? new AdminCursor(list, Long.MAX_VALUE) : parse(text, list);
    }

    private static AdminCursor parse(String text, String list) {
        Matcher parts = FORM.matcher(decode(text));
        if (!parts.matches() || !parts.group(1).equals(list)) {
            throw invalid();
        }
        try {
            return new AdminCursor(list, Long.parseLong(parts.group(2)));
        } catch (NumberFormatException tooLarge) {
            throw invalid();
        }
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("1 %s %d".formatted(list, id).getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(
                400,
                "invalid-cursor",
                "Invalid cursor",
                "The cursor is not one of this list. Take it from \"next\" as it stands, or leave it out.",
                List.of());
    }
}
