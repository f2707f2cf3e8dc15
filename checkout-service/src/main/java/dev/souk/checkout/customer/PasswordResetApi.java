package dev.souk.checkout.customer;

import dev.souk.limit.ClientAddress;
import dev.souk.web.JsonBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Forgotten passwords as JSON. */
@Path("/api/v1/password-resets")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
public class PasswordResetApi {

    private final ResetPassword resetPassword;
    private final ClientAddress client;

    PasswordResetApi(ResetPassword resetPassword, ClientAddress client) {
        this.resetPassword = resetPassword;
        this.client = client;
    }

    @POST
    @Operation(
            operationId = "forgetPassword",
            summary = "Have a link to a new password mailed",
            description = "The answer is the same whether there is an account of the address or not.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Forgotten.class)))
    @APIResponse(responseCode = "202", description = "If there is such an account, a mail is on its way")
    @APIResponse(
            responseCode = "429",
            description = "`too-many-requests`, with `Retry-After`, `RateLimit` and `RateLimit-Policy`")
    public Uni<RestResponse<Void>> ask(JsonBody body) {
        return resetPassword
                .ask(body.as(Forgotten.class).email(), client.network())
                .replaceWith(() -> RestResponse.accepted());
    }

    @PUT
    @Path("/{link}")
    @Operation(
            operationId = "resetPassword",
            summary = "Choose a new password",
            description = "Ends every session of the customer. Sign in with `POST /api/v1/tokens` then.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Chosen.class)))
    @APIResponse(responseCode = "204", description = "It is the password now")
    @APIResponse(responseCode = "410", description = "The link is too old, used, or none: `link-spent`")
    @APIResponse(
            responseCode = "422",
            description = "`invalid-body`: the password cannot be taken; the link stays good")
    @APIResponse(responseCode = "503", description = "`unavailable`: too many choose one, with `Retry-After`")
    public Uni<RestResponse<Void>> reset(
            @Parameter(description = "`link` of the mailed address") @RestPath String link, JsonBody body) {
        return resetPassword.reset(link, body.as(Chosen.class).password()).map(reset -> {
            CustomerAnswers.requireDone(reset);
            return RestResponse.noContent();
        });
    }

    /** Whose password it is. */
    @RegisterForReflection // JsonBody makes it
    public record Forgotten(String email) {}

    /** Another password. */
    @RegisterForReflection // JsonBody makes it
    public record Chosen(String password) {

        /** Without it. */
        @Override
        public String toString() {
            return "a new password";
        }
    }
}
