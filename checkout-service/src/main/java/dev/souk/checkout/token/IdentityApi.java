package dev.souk.checkout.token;

import dev.souk.web.JsonBody;
import dev.souk.web.ProblemException;
import dev.souk.web.identity.IdentityNews;
import dev.souk.web.identity.IdentityProvider;
import dev.souk.web.identity.Tokens;
import dev.souk.web.service.FromService;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the other services ask to know who is signed in. */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
@FromService({"catalog", "cart"})
public class IdentityApi {

    private final IdentityProvider identities;

    IdentityApi(IdentityProvider identities) {
        this.identities = identities;
    }

    @GET
    @Path("/identity")
    @Operation(hidden = true)
    public Uni<IdentityNews> news(@RestQuery @Nullable String since) {
        return identities.news(since == null ? Instant.EPOCH : moment(since));
    }

    /** 404 for a token that is worth nothing: 401 says that the service which asks is not known. */
    @POST
    @Path("/tokens/renew")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<Tokens> renew(JsonBody body) {
        return identities
                .renew(body.as(Renewal.class).refreshToken())
                .map(renewed -> renewed.orElseThrow(
                        () -> ProblemException.notFound("This refresh token is not, or no longer, good.")));
    }

    private static Instant moment(String since) {
        try {
            return Instant.parse(since);
        } catch (DateTimeException e) {
            throw ProblemException.badParameter("since", "say a moment as 2026-01-31T12:00:00Z");
        }
    }

    /** What is to be renewed. */
    @RegisterForReflection
    record Renewal(String refreshToken) {}
}
