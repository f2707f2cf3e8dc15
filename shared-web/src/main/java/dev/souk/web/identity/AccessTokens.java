package dev.souk.web.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.souk.web.Shop;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/**
 * Verifies access tokens as RFC 8725 and RFC 9068 ask: one algorithm, one issuer, one audience, an explicit type. A signature
 * is verified once for each token, which costs as much as many pages; whether it has expired or was revoked is asked each time.
 */
@ApplicationScoped
public class AccessTokens {

    /** {@code typ} of their header. */
    public static final String TYPE = "at+jwt";

    /** Names and roles of ours fit into half of it; a browser's cookie takes no more than 4096. */
    private static final int LONGEST = 2048;

    private static final Pattern ID = Pattern.compile("[0-9a-z]{26}");

    private final LatestNews news;
    private final Shop shop;
    private final Clock clock;
    private final Cache<String, Verified> verified;

    AccessTokens(LatestNews news, Shop shop, Clock clock, IdentityConfig config) {
        this.news = news;
        this.shop = shop;
        this.clock = clock;
        this.verified = Caffeine.newBuilder().maximumSize(config.remembered()).build();
    }

    /** What the token is worth as far as this pod has been told. */
    Verdict look(String token) {
        Verified known = verified.getIfPresent(token);
        if (known != null && news.key(known.keyId()).isPresent()) {
            return verdict(known.identity());
        }
        if (token.length() > LONGEST) {
            return new Verdict.Bad();
        }
        return read(token);
    }

    /** The same, after asking for a key that is not known here: it may be a new one. While nobody answers, it stays unknown. */
    Uni<Verdict> ask(String token) {
        return news.refresh().map(done -> switch (look(token)) {
            case Verdict.UnknownKey unknown when news.isUpToDate() -> new Verdict.Bad();
            case Verdict verdict -> verdict;
        });
    }

    private Verdict read(String token) {
        try {
            String keyId = JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue();
            if (keyId == null) {
                return new Verdict.Bad();
            }
            Optional<PublicKey> key = news.key(keyId);
            if (key.isEmpty()) {
                return new Verdict.UnknownKey();
            }
            Identity identity = identity(claims(token, key.get()));
            verified.put(token, new Verified(keyId, identity));
            return verdict(identity);
        } catch (JoseException | InvalidJwtException | MalformedClaimException notOurs) {
            return new Verdict.Bad();
        }
    }

    /** Of any age: whether it has expired is asked at each use, by our own clock. */
    private JwtClaims claims(String token, PublicKey key) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setExpectedType(true, TYPE)
                .setVerificationKey(key)
                .setExpectedIssuer(shop.origin())
                .setExpectedAudience(shop.origin())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromSeconds(0))
                .build()
                .processToClaims(token);
    }

    private static Identity identity(JwtClaims claims) throws MalformedClaimException {
        String session = claims.getClaimValueAsString("sid");
        String name = claims.getClaimValueAsString("name");
        Set<String> roles = new HashSet<>(claims.getStringListClaimValue("groups"));
        if (session == null
                || name == null
                || !ID.matcher(session).matches()
                || !ID.matcher(claims.getSubject()).matches()) {
            throw new MalformedClaimException("It says too little of who it is for");
        }
        return new Identity(
                claims.getSubject(),
                name,
                roles,
                session,
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    }

    private Verdict verdict(Identity identity) {
        if (news.isRevoked(identity.session())) {
            return new Verdict.Revoked();
        }
        return clock.instant().isBefore(identity.expiresAt())
                ? new Verdict.Good(identity)
                : new Verdict.Expired(identity);
    }

    private record Verified(String keyId, Identity identity) {}

    /** What a token is worth. */
    sealed interface Verdict {

        record Good(Identity identity) implements Verdict {}

        /** Once ours. */
        record Expired(Identity identity) implements Verdict {}

        /** Ours, and its session was ended. */
        record Revoked() implements Verdict {}

        /** Perhaps ours. */
        record UnknownKey() implements Verdict {}

        /** Not ours. */
        record Bad() implements Verdict {}
    }
}
