package dev.souk.web.service;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/** The services that may call here and their secrets, checked at boot. */
@Startup
@ApplicationScoped // and not a singleton: filters are made before there are settings
class Callers {

    private static final int SHORTEST = 16;

    private final Map<String, String> secrets;

    Callers(ServiceConfig config) {
        this.secrets = Map.copyOf(config.callers());
        secrets.forEach((name, secret) -> {
            if (secret.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "souk.service.callers.%s: a secret needs at least %d characters (openssl rand -hex 32)"
                                .formatted(name, SHORTEST));
            }
        });
    }

    /** Whether one of {@code names} shows its secret; it takes as long for a nearly right one as for a wrong one. */
    boolean isOneOf(String[] names, String claimed) {
        byte[] claim = claimed.getBytes(StandardCharsets.UTF_8);
        boolean known = false;
        for (String name : names) {
            String secret = secrets.get(name);
            known |= secret != null && MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), claim);
        }
        return known;
    }
}
