package dev.souk.checkout.token;

import dev.souk.checkout.customer.SignIn;
import dev.souk.limit.ClientAddress;
import dev.souk.web.JsonBody;
import dev.souk.web.ProblemException;
import dev.souk.web.identity.ForCustomers;
import dev.souk.web.identity.SignedIn;
import dev.souk.web.identity.Tokens;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Signing in and out as JSON. */
@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tokens")
@SecurityScheme(
        securitySchemeName = TokenApi.BEARER,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "The `accessToken` of `POST /api/v1/tokens`")
public class TokenApi {

    public static final String BEARER = "bearer";

    private static final String NEVER_KEEP = "no-store";

    private final SignIn signIn;
    private final TokenFamilies families;
    private final SignedIn signedIn;
    private final ClientAddress client;

    TokenApi(SignIn signIn, TokenFamilies families, SignedIn signedIn, ClientAddress client) {
        this.signIn = signIn;
        this.families = families;
        this.signedIn = signedIn;
        this.client = client;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "signIn",
            summary = "Sign in",
            description = "The access token lives for 15 minutes; the refresh token gives the next two.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Credentials.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Tokens.class)))
    @APIResponse(
            responseCode = "401",
            description = "`invalid-credentials`: not the e-mail address and password of an account")
    @APIResponse(
            responseCode = "429",
            description = "`too-many-requests`, with `Retry-After`, `RateLimit` and `RateLimit-Policy`")
    @APIResponse(responseCode = "503", description = "`unavailable`: too many sign in, with `Retry-After`")
    public Uni<RestResponse<Tokens>> signIn(
            JsonBody body, @Parameter(hidden = true) @RestHeader(HttpHeaders.USER_AGENT) @Nullable String agent) {
        Credentials credentials = body.as(Credentials.class);
        return signIn.signIn(credentials.email(), credentials.password(), client.network(), agent == null ? "" : agent)
                .map(tokens -> answer(tokens.orElseThrow(TokenApi::wrong)));
    }

    @POST
    @Path("/refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "refreshTokens",
            summary = "The next tokens",
            description = "A refresh token is good once. For 30 s it may be sent again, and gives the same next one:"
                    + " the answer may have been lost. Later that ends the session, because somebody else has it.")
    @RequestBody(content = @Content(schema = @Schema(implementation = RefreshRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Tokens.class)))
    @APIResponse(responseCode = "401", description = "`invalid-token`: sign in again")
    public Uni<RestResponse<Tokens>> refresh(JsonBody body) {
        return families.renew(body.as(RefreshRequest.class).refreshToken())
                .map(tokens -> answer(tokens.orElseThrow(TokenApi::over)));
    }

    @DELETE
    @ForCustomers
    @Operation(operationId = "signOut", summary = "Sign out", description = "Ends the session of the access token.")
    @SecurityRequirement(name = BEARER)
    @APIResponse(responseCode = "204", description = "Signed out; its access tokens are refused within a minute")
    @APIResponse(responseCode = "401", description = "`unauthorized`, `invalid-token`")
    public Uni<RestResponse<Void>> signOut() {
        return families.end(signedIn.required().session(), RevokedWhy.SIGNED_OUT)
                .replaceWith(RestResponse.noContent());
    }

    private static RestResponse<Tokens> answer(Tokens tokens) {
        return RestResponse.ResponseBuilder.ok(tokens)
                .header(HttpHeaders.CACHE_CONTROL, NEVER_KEEP)
                .build();
    }

    private static ProblemException wrong() {
        return new ProblemException(
                401,
                "invalid-credentials",
                "Invalid credentials",
                "This is not the e-mail address and the password of an account.");
    }

    private static ProblemException over() {
        return new ProblemException(
                401, "invalid-token", "Invalid token", "This refresh token is not, or no longer, good. Sign in again.");
    }

    /** Who signs in. */
    @RegisterForReflection // JsonBody makes it
    public record Credentials(String email, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return "somebody's credentials";
        }
    }

    /** What gives the next tokens. */
    @RegisterForReflection // JsonBody makes it
    public record RefreshRequest(String refreshToken) {

        /** Without the token. */
        @Override
        public String toString() {
            return "a refresh token";
        }
    }
}
