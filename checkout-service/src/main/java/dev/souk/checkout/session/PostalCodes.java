package dev.souk.checkout.session;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which countries have postal codes and, for those that most parcels go to, how they look. */
final class PostalCodes {

    /** From the Universal Postal Union's list: no postal code, or one that hardly anybody writes. */
    private static final Set<String> WITHOUT = Set.of(
            "AE", "AG", "AO", "AW", "BF", "BI", "BJ", "BO", "BS", "BW", "BZ", "CD", "CF", "CG", "CI", "CK", "CM", "DJ",
            "DM", "ER", "FJ", "GA", "GD", "GH", "GM", "GQ", "GY", "HK", "IE", "JM", "KI", "KM", "KN", "KP", "LC", "LY",
            "ML", "MO", "MR", "MW", "NR", "NU", "PA", "QA", "RW", "SB", "SC", "SL", "SO", "SR", "ST", "SY", "TD", "TF",
            "TG", "TK", "TL", "TO", "TV", "UG", "VU", "YE", "ZW");

    private static final Map<String, Pattern> SHAPES = Map.ofEntries(
            shape("AT", "\\d{4}"),
            shape("AU", "\\d{4}"),
            shape("BE", "\\d{4}"),
            shape("CA", "[A-Za-z]\\d[A-Za-z] ?\\d[A-Za-z]\\d"),
            shape("CH", "\\d{4}"),
            shape("CZ", "\\d{3} ?\\d{2}"),
            shape("DE", "\\d{5}"),
            shape("DK", "\\d{4}"),
            shape("ES", "\\d{5}"),
            shape("FI", "\\d{5}"),
            shape("FR", "\\d{5}"),
            shape("GB", "[A-Za-z]{1,2}\\d[A-Za-z\\d]? ?\\d[A-Za-z]{2}"),
            shape("IT", "\\d{5}"),
            shape("JP", "\\d{3}-?\\d{4}"),
            shape("LU", "(L-)?\\d{4}"),
            shape("NL", "\\d{4} ?[A-Za-z]{2}"),
            shape("NO", "\\d{4}"),
            shape("PL", "\\d{2}-?\\d{3}"),
            shape("PT", "\\d{4}(-\\d{3})?"),
            shape("SE", "\\d{3} ?\\d{2}"),
            shape("US", "\\d{5}(-\\d{4})?"));

    private static final Pattern ANY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 -]{1,11}");

    private PostalCodes() {}

    static boolean isNeeded(String country) {
        return !WITHOUT.contains(country);
    }

    static boolean fits(String country, @Nullable String code) {
        return code == null
                ? !isNeeded(country)
                : SHAPES.getOrDefault(country, ANY).matcher(code).matches();
    }

    private static Map.Entry<String, Pattern> shape(String country, String regex) {
        return Map.entry(country, Pattern.compile(regex));
    }
}
