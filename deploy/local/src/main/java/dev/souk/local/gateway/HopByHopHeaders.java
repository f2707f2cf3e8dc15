package dev.souk.local.gateway;

import io.vertx.core.MultiMap;
import java.util.List;

/** Headers that speak of one connection and end with it (RFC 9110, 7.6.1). */
final class HopByHopHeaders {

    private static final List<String> NAMES = List.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Upgrade");

    private HopByHopHeaders() {}

    static void remove(MultiMap headers) {
        for (String value : headers.getAll("Connection")) {
            for (String named : value.split(",", -1)) {
                headers.remove(named.strip());
            }
        }
        NAMES.forEach(headers::remove);
    }
}
