package dev.souk.cart;

import dev.souk.web.identity.AccessTokens;
import dev.souk.web.identity.Identity;
import dev.souk.web.identity.IdentityNews;
import dev.souk.web.identity.IdentityProvider;
import dev.souk.web.identity.Tokens;
import io.quarkus.test.Mock;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Checkout as far as carts know it: it signs in whomever a test names. */
@Mock
@Singleton
public class TestingIdentityProvider implements IdentityProvider {

    private static final String ORIGIN = "http://localhost:8080";
    private static final Instant ONE_DAY = Instant.parse("2100-01-01T00:00:00Z");
    private static final EllipticCurveJsonWebKey KEY = madeKey();

    /** Somebody nobody has heard of. */
    public static String newCustomer() {
        return "%026d".formatted(System.nanoTime());
    }

    /** An access token for a customer. */
    public static String token(String customer) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ORIGIN);
        claims.setAudience(ORIGIN);
        claims.setSubject(customer);
        claims.setStringClaim("sid", customer);
        claims.setStringClaim("name", "Ada");
        claims.setStringListClaim("groups", Identity.CUSTOMER);
        claims.setExpirationTime(NumericDate.fromSeconds(ONE_DAY.getEpochSecond()));
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(KEY.getPrivateKey());
        token.setKeyIdHeaderValue(KEY.getKeyId());
        token.setHeader("typ", AccessTokens.TYPE);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Uni<IdentityNews> news(Instant since) {
        return Uni.createFrom()
                .item(() -> new IdentityNews(List.of(KEY.toParams(OutputControlLevel.PUBLIC_ONLY)), List.of()));
    }

    @Override
    public Uni<Optional<Tokens>> renew(String refreshToken) {
        return Uni.createFrom().item(Optional.empty());
    }

    private static EllipticCurveJsonWebKey madeKey() {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId("testing");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
