package dev.souk.checkout.customer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * A customer as they see themselves.
 *
 * @param id what tokens know them by
 * @param name what they want to be called
 * @param verified whether a mail to {@code email} reached them
 * @param version goes up with each change of what is seen here
 */
@RegisterForReflection
public record Customer(
        String id,
        String email,
        String name,
        boolean verified,
        Instant createdAt,
        @JsonIgnore int version) {}
