package dev.souk.catalog.admin;

import dev.souk.web.identity.AccessTokens;
import dev.souk.web.identity.Identity;
import dev.souk.web.identity.IdentityNews;
import dev.souk.web.identity.IdentityProvider;
import dev.souk.web.identity.Tokens;
import io.quarkus.test.Mock;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
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

/** Checkout as far as this service knows it: it signs in whom a test wants. */
@Mock
@Singleton
public class TestingIdentities implements IdentityProvider {

    private static final String ORIGIN = "http://localhost:8080";

    private final EllipticCurveJsonWebKey key;

    TestingIdentities() throws JoseException {
        key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId("testing");
    }

    /** An access token of somebody whose name is also what they are known by. */
    public String staff(String name) {
        return token(name, Identity.CUSTOMER, Identity.STAFF);
    }

    public String customer(String name) {
        return token(name, Identity.CUSTOMER);
    }

    public static String id(String name) {
        return "%-26s"
                .formatted(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
                .replace(' ', '0');
    }

    private String token(String name, String... roles) {
        Instant expiresAt = Instant.now(Clock.systemUTC()).plus(15, ChronoUnit.MINUTES);
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ORIGIN);
        claims.setAudience(ORIGIN);
        claims.setSubject(id(name));
        claims.setStringClaim("sid", id(name));
        claims.setStringClaim("name", name);
        claims.setStringListClaim("groups", roles);
        claims.setExpirationTime(NumericDate.fromSeconds(expiresAt.getEpochSecond()));
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        token.setKeyIdHeaderValue(key.getKeyId());
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
                .item(new IdentityNews(List.of(key.toParams(OutputControlLevel.PUBLIC_ONLY)), List.of()));
    }

    @Override
    public Uni<Optional<Tokens>> renew(String refreshToken) {
        return Uni.createFrom().item(Optional.empty());
    }
}
