package dev.souk.catalog.stock;

import dev.souk.web.FieldError;
import dev.souk.web.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When a reservation shall expire, as it came. */
@RegisterForReflection // JsonBody makes it
public record Expiry(Instant expiresAt) {

    /** Nobody needs a day to check out; what nobody gives back must not lie there for ever. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Fails with a 422 problem when it is not between now and a day from now. */
    Instant after(Instant now) {
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
            throw invalid(
                    List.of(new FieldError("/expiresAt", "a time within " + LONGEST.toHours() + " hours from now")));
        }
        return expiresAt;
    }

    static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(
                422, "invalid-body", "Invalid body", "Some fields make no sense, see errors.", errors);
    }
}
