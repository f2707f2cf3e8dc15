package dev.souk.checkout.customer;

import dev.souk.checkout.token.TokenApi;
import dev.souk.web.identity.ForCustomers;
import dev.souk.web.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Verifying an e-mail address as JSON. */
@Path("/api/v1/email-verifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
public class VerifyApi {

    private final VerifyEmail verifyEmail;
    private final SignedIn signedIn;

    VerifyApi(VerifyEmail verifyEmail, SignedIn signedIn) {
        this.verifyEmail = verifyEmail;
        this.signedIn = signedIn;
    }

    @POST
    @ForCustomers
    @Operation(
            operationId = "mailVerification",
            summary = "Have another link mailed that verifies the e-mail address",
            description = "The first one is mailed when the customer signs up.")
    @SecurityRequirement(name = TokenApi.BEARER)
    @APIResponse(responseCode = "202", description = "A mail is on its way")
    @APIResponse(responseCode = "204", description = "The address is verified already, and nothing is mailed")
    @APIResponse(responseCode = "401", description = "`unauthorized`, `invalid-token`")
    @APIResponse(
            responseCode = "429",
            description = "`too-many-requests`, with `Retry-After`, `RateLimit` and `RateLimit-Policy`")
    public Uni<RestResponse<Void>> askAgain() {
        return verifyEmail
                .askAgain(signedIn.required().customer())
                .map(asked -> asked ? RestResponse.accepted() : RestResponse.noContent());
    }

    @PUT
    @Path("/{link}")
    @Operation(
            operationId = "verifyEmail",
            summary = "Verify an e-mail address",
            description = "For whoever has the link, signed in or not.")
    @APIResponse(responseCode = "204", description = "It is verified now")
    @APIResponse(responseCode = "410", description = "The link is too old, used, or none: `link-spent`")
    public Uni<RestResponse<Void>> verify(
            @Parameter(description = "`link` of the mailed address") @RestPath String link) {
        return verifyEmail.verify(link).map(good -> {
            if (!good) {
                throw CustomerAnswers.linkSpent();
            }
            return RestResponse.noContent();
        });
    }
}
