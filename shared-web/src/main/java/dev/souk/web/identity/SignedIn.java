package dev.souk.web.identity;

import dev.souk.web.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is signed in at the present request, if anybody. */
@RequestScoped
public class SignedIn {

    private @Nullable Identity identity;

    SignedIn() {}

    /** Empty for a guest. */
    public Optional<Identity> identity() {
        return Optional.ofNullable(identity);
    }

    /** Fails with 401 for a guest. */
    public Identity required() {
        return identity().orElseThrow(SignedIn::unauthorized);
    }

    /** Whoever has just signed in, or out, within this request. */
    void become(@Nullable Identity now) {
        identity = now;
    }

    static ProblemException unauthorized() {
        return new ProblemException(401, "unauthorized", "Unauthorized", "Sign in, or send a valid access token.")
                .withHeader("WWW-Authenticate", "Bearer realm=\"souk\"");
    }
}
