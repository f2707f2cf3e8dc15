package dev.souk.web.identity;

import dev.souk.web.identity.IdentityNews.Revoked;
import io.quarkus.test.Mock;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Checkout as a test wants it: with keys, sessions and moods. */
@Mock
@Singleton
public class TestingIdentityProvider implements IdentityProvider {

    static final String ORIGIN = "http://localhost:8080";
    static final String ADA = "ada00000000000000000000000";

    private final List<EllipticCurveJsonWebKey> keys = new CopyOnWriteArrayList<>();
    private final List<Revoked> revoked = new CopyOnWriteArrayList<>();
    private final Map<String, Tokens> renewals = new ConcurrentHashMap<>();
    private final AtomicInteger sessions = new AtomicInteger();
    final AtomicInteger newsAsked = new AtomicInteger();
    final AtomicInteger renewalsAsked = new AtomicInteger();
    volatile boolean away;

    TestingIdentityProvider() {
        newKey("first");
    }

    EllipticCurveJsonWebKey newKey(String id) {
        EllipticCurveJsonWebKey key = madeKey(id);
        keys.addFirst(key);
        return key;
    }

    static EllipticCurveJsonWebKey madeKey(String id) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    String newSession() {
        return "%026d".formatted(sessions.incrementAndGet());
    }

    void revoke(String session) {
        revoked.add(new Revoked(session, Instant.MAX));
    }

    void renews(String refreshToken, Tokens tokens) {
        renewals.put(refreshToken, tokens);
    }

    String token(String name, String session, Instant expiresAt) {
        return signed(claims(name, session, expiresAt));
    }

    String signed(JwtClaims claims) {
        return signed(claims, AccessTokens.TYPE);
    }

    String signed(JwtClaims claims, String type) {
        return signed(claims, keys.getFirst(), type);
    }

    static JwtClaims claims(String name, String session, Instant expiresAt) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ORIGIN);
        claims.setAudience(ORIGIN);
        claims.setSubject(ADA);
        claims.setStringClaim("sid", session);
        claims.setStringClaim("name", name);
        claims.setStringListClaim("groups", Identity.CUSTOMER);
        claims.setIssuedAt(NumericDate.fromSeconds(expiresAt.getEpochSecond() - 900));
        claims.setExpirationTime(NumericDate.fromSeconds(expiresAt.getEpochSecond()));
        return claims;
    }

    static String signed(JwtClaims claims, EllipticCurveJsonWebKey key, String type) {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setHeader("typ", type);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Uni<IdentityNews> news(Instant since) {
        newsAsked.incrementAndGet();
        List<Map<String, Object>> shown = new ArrayList<>();
        keys.forEach(key -> shown.add(key.toParams(OutputControlLevel.PUBLIC_ONLY)));
        return away ? isAway() : Uni.createFrom().item(new IdentityNews(shown, List.copyOf(revoked)));
    }

    @Override
    public Uni<Optional<Tokens>> renew(String refreshToken) {
        renewalsAsked.incrementAndGet();
        return away ? isAway() : Uni.createFrom().item(Optional.ofNullable(renewals.get(refreshToken)));
    }

    private static <T> Uni<T> isAway() {
        return Uni.createFrom().failure(new IllegalStateException("Checkout is away on purpose"));
    }
}
