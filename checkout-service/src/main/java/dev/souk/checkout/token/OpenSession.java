package dev.souk.checkout.token;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * A sign-in that is not over.
 *
 * @param lastUsedAt when it was last renewed
 * @param userAgent what the browser or app calls itself
 */
@RegisterForReflection
public record OpenSession(String id, Instant createdAt, Instant lastUsedAt, String userAgent) {}
