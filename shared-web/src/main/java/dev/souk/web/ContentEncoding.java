package dev.souk.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a body is packed for the way. */
enum ContentEncoding {
    IDENTITY("identity", ""),
    GZIP("gzip", "-gzip");

    private final String token;
    private final String tagSuffix;

    ContentEncoding(String token, String tagSuffix) {
        this.token = token;
        this.tagSuffix = tagSuffix;
    }

    String token() {
        return token;
    }

    /** What tells the entity tag of this encoding from that of another. */
    String tagSuffix() {
        return tagSuffix;
    }

    /**
     * @param acceptEncoding the request's header: {@code gzip, br;q=0.8, *;q=0.1}; without one, nothing is packed
     */
    static ContentEncoding preferredBy(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return IDENTITY;
        }
        double gzip = quality("gzip", acceptEncoding, 0);
        double identity = quality("identity", acceptEncoding, Double.MIN_VALUE);
        return gzip > 0 && gzip >= identity ? GZIP : IDENTITY;
    }

    private static double quality(String token, String acceptEncoding, double unnamed) {
        double anyOther = unnamed;
        for (String element : acceptEncoding.toLowerCase(Locale.ROOT).split(",", 32)) {
            String[] parts = element.split(";", 2);
            String name = parts[0].strip();
            double quality = parts.length == 1 ? 1 : quality(parts[1].strip());
            if (name.equals(token)) {
                return quality;
            }
            if (name.equals("*")) {
                anyOther = quality;
            }
        }
        return anyOther;
    }

    private static double quality(String parameter) {
        if (!parameter.startsWith("q=")) {
            return 1;
        }
        try {
            return Math.clamp(Double.parseDouble(parameter.substring(2)), 0, 1);
        } catch (NumberFormatException notANumber) {
            return 0; // who cannot say how much they want it gets it unpacked
        }
    }
}
