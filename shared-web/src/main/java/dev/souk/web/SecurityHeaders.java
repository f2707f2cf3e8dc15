package dev.souk.web;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;

/** What the browser must not do with our answers. */
@Singleton
final class SecurityHeaders {

    /**
     * No inline script or style anywhere. Pictures may come from any host, because a shop's feed may name pictures where
     * the maker keeps them. Structured data ({@code application/ld+json}) is data, which no policy stops.
     */
    private static final String PAGE_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "style-src 'self'",
            "script-src 'self'",
            "img-src 'self' https: http: data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    /** A browser that has been here over TLS comes back over nothing else (RFC 6797). */
    private static final String ONLY_TLS = "max-age=31536000";

    private final Instance<Shop> shop;

    /** @param shop not there yet when filters are made */
    SecurityHeaders(Instance<Shop> shop) {
        this.shop = shop;
    }

    /** A page that has a secret in its address says a stricter {@code Referrer-Policy} itself. */
    void addTo(MultivaluedMap<String, Object> headers, Optional<MediaType> type) {
        headers.putSingle("X-Content-Type-Options", "nosniff");
        if (shop.get().isBehindTls()) {
            headers.putSingle("Strict-Transport-Security", ONLY_TLS);
        }
        if (type.filter(MediaType.TEXT_HTML_TYPE::isCompatible).isPresent()) {
            headers.putSingle("Content-Security-Policy", PAGE_POLICY);
            headers.computeIfAbsent("Referrer-Policy", name -> List.of("strict-origin-when-cross-origin"));
            headers.putSingle("Cross-Origin-Opener-Policy", "same-origin");
            headers.putSingle("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        }
    }
}
