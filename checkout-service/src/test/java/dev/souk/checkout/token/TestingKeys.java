package dev.souk.checkout.token;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Keys as they stand in the file. */
final class TestingKeys {

    private TestingKeys() {}

    static Map<String, Object> make(String id, Instant notBefore) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            Map<String, Object> parts = new LinkedHashMap<>(key.toParams(OutputControlLevel.INCLUDE_PRIVATE));
            parts.put("nbf", notBefore.getEpochSecond());
            return parts;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
