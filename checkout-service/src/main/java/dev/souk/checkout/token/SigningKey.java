package dev.souk.checkout.token;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * A key that signs access tokens from some moment on.
 *
 * @param publicParts as the world may see it (RFC 7517)
 */
record SigningKey(String id, Instant notBefore, PrivateKey secret, Map<String, Object> publicParts) {

    private static final String NOT_BEFORE = "nbf";

    /**
     * Those of a JWK Set.
     *
     * @throws IllegalArgumentException with a sentence when it is none, or one of its keys could not sign
     */
    static List<SigningKey> readAll(String jwkSet) {
        JsonArray keys;
        try {
            keys = new JsonObject(jwkSet).getJsonArray("keys", new JsonArray());
        } catch (RuntimeException notJson) { // and not what it says: that may quote a key
            throw new IllegalArgumentException("it is no JWK Set: {\"keys\": [...]}");
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("it has no keys");
        }
        List<SigningKey> read = keys.stream().map(key -> read(asMap(key))).toList();
        Set<String> ids = new HashSet<>();
        read.forEach(key -> {
            if (!ids.add(key.id())) {
                throw new IllegalArgumentException("it has two keys of the kid " + key.id());
            }
        });
        return read;
    }

    boolean hasBegun(Instant now) {
        return !notBefore.isAfter(now);
    }

    private static Map<String, Object> asMap(Object key) {
        if (key instanceof JsonObject object) {
            return object.getMap();
        }
        throw new IllegalArgumentException("a key in it is no object");
    }

    private static SigningKey read(Map<String, Object> parts) {
        Object id = parts.get("kid");
        if (!(id instanceof String name) || name.isBlank()) {
            throw new IllegalArgumentException("a key in it has no kid");
        }
        if (!(parts.get(NOT_BEFORE) instanceof Number notBefore)) {
            throw new IllegalArgumentException(
                    "the key " + name + " has no nbf: the second since 1970 from which on it signs");
        }
        EllipticCurveJsonWebKey key = curveKey(name, parts);
        Map<String, Object> shown = new LinkedHashMap<>(key.toParams(OutputControlLevel.PUBLIC_ONLY));
        shown.keySet().retainAll(Set.of("kty", "kid", "crv", "x", "y"));
        shown.put("use", "sig");
        shown.put("alg", "ES256");
        return new SigningKey(
                name, Instant.ofEpochSecond(notBefore.longValue()), key.getPrivateKey(), Map.copyOf(shown));
    }

    private static EllipticCurveJsonWebKey curveKey(String name, Map<String, Object> parts) {
        PublicJsonWebKey read;
        try {
            read = PublicJsonWebKey.Factory.newPublicJwk(parts);
        } catch (JoseException | RuntimeException unreadable) { // and not what it says: that may quote the key
            throw new IllegalArgumentException("the key " + name + " cannot be read");
        }
        if (read instanceof EllipticCurveJsonWebKey key
                && key.getCurveName().equals("P-256")
                && key.getPrivateKey() != null) {
            return key;
        }
        throw new IllegalArgumentException("the key " + name + " is no private EC key on the curve P-256");
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "signing key " + id;
    }
}
