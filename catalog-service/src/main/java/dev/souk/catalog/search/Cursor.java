package dev.souk.catalog.search;

import dev.souk.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a listing goes on: behind the product with these keys. It names the listing it belongs to, so that one taken from
 * another listing is noticed instead of giving a part of neither.
 *
 * @param listing tells listings apart: sort, text and category
 * @param inStock 1 when the last product can be had, else 0
 * @param tier how well the last product fits the text, 0 is best
 * @param createdAt of the last product, as the database writes it
 * @param price of the last product in minor units
 * @param id of the last product
 */
record Cursor(String listing, int inStock, int tier, String createdAt, long price, long id) {

    private static final String VERSION = "1";

    private static final Pattern FORM =
            Pattern.compile(VERSION + " (\\S+) ([01]) (\\d) ([-0-9]{10}T[:.0-9]{8,15}) (\\d{1,18}) (\\d{1,19})");

    private static final int LONGEST = 200; // ours are shorter; no more than that of somebody else's is decoded

    private static final String NOT_OURS =
            "The cursor is not one of ours. Take it from \"next\" as it stands, or leave it out.";

    static Cursor parse(String text, String listing) {
        Matcher parts = FORM.matcher(decode(text));
        if (!parts.matches()) {
            throw invalid(NOT_OURS);
        }
        if (!parts.group(1).equals(listing)) {
            throw invalid("The cursor belongs to another listing: sort, q and category must stay the same.");
        }
        if (!isTime(parts.group(4))) {
            throw invalid(NOT_OURS);
        }
        return new Cursor(
                listing,
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                parts.group(4).replace('T', ' '),
                Long.parseLong(parts.group(5)),
                Long.parseUnsignedLong(parts.group(6)));
    }

    String text() {
        String plain = String.join(
                " ",
                VERSION,
                listing,
                Integer.toString(inStock),
                Integer.toString(tier),
                createdAt.replace(' ', 'T'),
                Long.toString(price),
                Long.toString(id));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
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

    private static boolean isTime(String text) {
        try {
            return LocalDateTime.parse(text).getYear() > 0;
        } catch (DateTimeParseException notATime) {
            return false;
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(400, "invalid-cursor", "Invalid cursor", detail, List.of());
    }
}
