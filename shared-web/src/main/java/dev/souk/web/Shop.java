package dev.souk.web;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Set;

/** The shop of this deployment, checked at boot; {@code {cdi:shop}} in templates. */
@Startup
@Singleton
@Named("shop")
public final class Shop {

    private static final Set<String> LANGUAGES = Set.of("en", "de");

    private final ShopConfig config;
    private final String origin;

    Shop(ShopConfig config) {
        this.config = config;
        this.origin = checkedOrigin(config.origin());
        if (origin.startsWith("http:") && !isOnThisMachine()) {
            Log.warnf(
                    "souk.shop.origin=%s: our cookies are for https alone, so browsers will keep none and no form will work",
                    origin);
        }
        if (!LANGUAGES.contains(config.language().getLanguage())) {
            throw new IllegalArgumentException(
                    "souk.shop.language=%s: there are texts in %s; a new language is a messages/*_xx.properties for each bundle"
                            .formatted(config.language().toLanguageTag(), LANGUAGES));
        }
    }

    public String name() {
        return config.name();
    }

    public Locale language() {
        return config.language();
    }

    /** For {@code <html lang>}. */
    public String languageTag() {
        return config.language().toLanguageTag();
    }

    /** Where customers reach the shop: {@code https://shop.example}. */
    public String origin() {
        return origin;
    }

    /** Whether it is tried out here, without encryption. */
    public boolean isOnThisMachine() {
        return origin.matches("http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");
    }

    /** Whether customers reach it over TLS alone. */
    boolean isBehindTls() {
        return origin.startsWith("https:");
    }

    /** The absolute address of a path from the root: {@code /p/blue-teapot}. An absolute one stays as it is. */
    public String url(String path) {
        return path.startsWith("/") ? origin + path : path;
    }

    /** A whole number as the shop's language writes it: 2,465. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(config.language()).format(number);
    }

    /** A moment as the shop's language writes it. In UTC, and it says so: nobody knows where its reader is. */
    public String moment(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(config.language())
                        .format(moment.atOffset(ZoneOffset.UTC))
                + " UTC";
    }

    private static String checkedOrigin(URI origin) {
        boolean usable = ("http".equals(origin.getScheme()) || "https".equals(origin.getScheme()))
                && origin.getHost() != null
                && (origin.getPath().isEmpty() || origin.getPath().equals("/"));
        if (!usable) {
            throw new IllegalArgumentException(
                    "souk.shop.origin=%s: say scheme and host, such as https://shop.example".formatted(origin));
        }
        return origin.getScheme() + "://" + origin.getRawAuthority();
    }
}
