package dev.souk.payments;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A charge that is asked for, and makes sense. */
record NewCharge(
        long amount,
        String currency,
        String card,
        String reference,
        @Nullable String returnUrl) {

    /** A full cart of the dearest things that a feed may name; sums of it are far from overflowing. */
    static final long MOST = 10_000_000_000_000L;

    private static final int LONGEST_REFERENCE = 200;
    private static final int LONGEST_URL = 2000;
    private static final Pattern CARD = Pattern.compile("[0-9]{12,19}");

    static NewCharge of(JsonNode body) {
        Fields fields = new Fields(body);
        NewCharge charge = new NewCharge(
                fields.amount("amount", MOST),
                fields.text("currency", 3, NewCharge::isCurrency, "must be a currency of ISO 4217"),
                fields.text("card", 19, number -> CARD.matcher(number).matches(), "must be 12 to 19 digits"),
                fields.text("reference", LONGEST_REFERENCE, reference -> true, ""),
                fields.optionalText("returnUrl", LONGEST_URL, NewCharge::isLink, "must be an http or https address"));
        fields.check();
        return charge;
    }

    private static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    private static boolean isLink(String text) {
        try {
            URI link = new URI(text);
            return link.getHost() != null && ("http".equals(link.getScheme()) || "https".equals(link.getScheme()));
        } catch (URISyntaxException noLink) {
            return false;
        }
    }
}
