package dev.souk.web.identity;

import dev.souk.web.ProblemException;
import dev.souk.web.identity.AccessTokens.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who sends JSON: whoever the token in {@code Authorization} is for, and no cookie. A token that is worth nothing is answered
 * with 401, also where nobody need be signed in: an app has to know it.
 */
@ApplicationScoped // and not a singleton: filters are made before there are settings
class BearerAuthentication {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([A-Za-z0-9._~+/-]+=*) *");

    /** Whoever asks for tokens shows something else than these, and an app sends its old one along with everything. */
    private static final String TOKENS = "/api/v1/tokens";

    private final AccessTokens tokens;
    private final SignedIn signedIn;

    BearerAuthentication(AccessTokens tokens, SignedIn signedIn) {
        this.tokens = tokens;
        this.signedIn = signedIn;
    }

    @Nullable
    Uni<Void> identify(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization == null || asksForTokens(request)) {
            return null;
        }
        Matcher bearer = BEARER.matcher(authorization);
        if (!bearer.matches()) {
            throw invalidToken();
        }
        Verdict verdict = tokens.look(bearer.group(1));
        if (verdict instanceof Verdict.UnknownKey) {
            return tokens.ask(bearer.group(1)).invoke(this::admit).replaceWithVoid();
        }
        admit(verdict);
        return null;
    }

    private static boolean asksForTokens(ContainerRequestContext request) {
        return request.getMethod().equals(HttpMethod.POST)
                && request.getUriInfo().getPath().startsWith(TOKENS);
    }

    private void admit(Verdict verdict) {
        switch (verdict) {
            case Verdict.Good good -> signedIn.become(good.identity());
            case Verdict.UnknownKey untold ->
                throw ProblemException.unavailable(
                        "Nobody can say at the moment whose token this is. Please try again.", RETRY_AFTER);
            case Verdict.Expired expired -> throw invalidToken();
            case Verdict.Revoked revoked -> throw invalidToken();
            case Verdict.Bad bad -> throw invalidToken();
        }
    }

    private static ProblemException invalidToken() {
        return new ProblemException(
                        401,
                        "invalid-token",
                        "Invalid token",
                        "This access token is not, or no longer, good: renew it, or sign in.")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"souk\", error=\"invalid_token\"");
    }
}
