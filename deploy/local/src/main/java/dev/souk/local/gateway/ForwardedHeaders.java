package dev.souk.local.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;

/** Says who asked, in the gateway's own words: what the client claimed about it is thrown away. */
final class ForwardedHeaders {

    private ForwardedHeaders() {}

    static void replace(MultiMap headers, HttpServerRequest request) {
        List<String> claimed =
                headers.names().stream().filter(ForwardedHeaders::isForwarded).toList();
        claimed.forEach(headers::remove);

        String client = request.remoteAddress().hostAddress();
        HostAndPort authority = request.authority();
        headers.set("X-Forwarded-For", client);
        headers.set("X-Forwarded-Proto", request.isSSL() ? "https" : "http");
        if (authority != null) {
            headers.set("X-Forwarded-Host", authority.toString());
        }
    }

    private static boolean isForwarded(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("forwarded") || lower.startsWith("x-forwarded-") || lower.equals("x-real-ip");
    }
}
