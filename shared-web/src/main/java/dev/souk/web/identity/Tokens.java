package dev.souk.web.identity;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * What a sign-in gives.
 *
 * @param accessToken says who one is, for minutes
 * @param refreshToken gives the next two, once
 * @param expiresAt of the access token
 */
@RegisterForReflection
public record Tokens(String accessToken, String refreshToken, Instant expiresAt) {}
