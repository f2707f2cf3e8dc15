package dev.souk.checkout.token;

import dev.souk.web.Shop;
import dev.souk.web.identity.AccessTokens;
import dev.souk.web.identity.Identity;
import dev.souk.web.identity.Tokens;
import dev.souk.web.visitor.Signer;
import dev.souk.web.visitor.SigningKeys;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

/** Makes tokens. Both kinds are signed with keys that are in no database. */
@Singleton
final class TokenMint {

    private final TokenKeys keys;
    private final TokenConfig config;
    private final Shop shop;
    private final Signer refreshTokens;

    TokenMint(TokenKeys keys, TokenConfig config, Shop shop, SigningKeys signingKeys) {
        this.keys = keys;
        this.config = config;
        this.shop = shop;
        this.refreshTokens = signingKeys.signer("refresh-token");
    }

    /**
     * An access token, and the refresh token of a generation; of one generation there is only one.
     *
     * @param session what both are of
     * @param secret the session's
     */
    Tokens make(Holder holder, String session, String secret, int generation, Instant now) {
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS); // as a JWT tells time
        Instant expiresAt = issuedAt.plus(config.accessLife());
        RefreshToken refresh =
                new RefreshToken(session, generation, refreshTokens.sign(signed(session, secret, generation)));
        return new Tokens(access(holder, session, issuedAt, expiresAt), refresh.text(), expiresAt);
    }

    /** Whether we made it, for a session of that secret. */
    boolean made(RefreshToken token, String secret) {
        return refreshTokens.verifies(signed(token.session(), secret, token.generation()), token.signature());
    }

    /** A JWT as RFC 9068 profiles access tokens. */
    private String access(Holder holder, String session, Instant issuedAt, Instant expiresAt) {
        SigningKey key = keys.signing();
        return Jwt.issuer(shop.origin())
                .audience(shop.origin())
                .subject(holder.customer())
                .claim("sid", session)
                .claim("name", holder.name())
                .groups(holder.staff() ? Set.of(Identity.CUSTOMER, Identity.STAFF) : Set.of(Identity.CUSTOMER))
                .issuedAt(issuedAt)
                .expiresAt(expiresAt)
                .claim("jti", UUID.randomUUID().toString())
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(key.id())
                .type(AccessTokens.TYPE)
                .sign(key.secret());
    }

    private static String signed(String session, String secret, int generation) {
        return session + '.' + secret + '.' + generation;
    }
}
