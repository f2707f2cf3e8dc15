package dev.souk.checkout.customer;

import dev.souk.checkout.token.TokenApi;
import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.limit.ClientAddress;
import dev.souk.web.IdempotencyHeader;
import dev.souk.web.JsonBody;
import dev.souk.web.Representation;
import dev.souk.web.identity.ForCustomers;
import dev.souk.web.identity.Identity;
import dev.souk.web.identity.SignedIn;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Customers as JSON: one signs up, and sees and changes oneself. */
@Path("/api/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
public class CustomerApi {

    private final Customers customers;
    private final CustomerAnswers answers;
    private final SignUpKey signUpKey;
    private final SignedIn signedIn;
    private final ClientAddress client;

    CustomerApi(
            Customers customers,
            CustomerAnswers answers,
            SignUpKey signUpKey,
            SignedIn signedIn,
            ClientAddress client) {
        this.customers = customers;
        this.answers = answers;
        this.signUpKey = signUpKey;
        this.signedIn = signedIn;
        this.client = client;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "signUp", summary = "Sign up", description = "Sign in with `POST /api/v1/tokens` then.")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewCustomer.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Customer.class)))
    @APIResponse(responseCode = "409", description = "There is an account with this e-mail address: `email-taken`")
    @APIResponse(responseCode = "422", description = "`invalid-body`: `errors[]` say what cannot be kept")
    @APIResponse(
            responseCode = "429",
            description = "`too-many-requests`, with `Retry-After`, `RateLimit` and `RateLimit-Policy`")
    @APIResponse(responseCode = "503", description = "`unavailable`: too many sign up, with `Retry-After`")
    public Uni<RestResponse<Representation>> signUp(
            @RestHeader(IdempotencyHeader.NAME) @Nullable String header, JsonBody body) {
        NewCustomer wanted = body.as(NewCustomer.class);
        Optional<IdempotencyKey> key = IdempotencyHeader.key(header).map(name -> signUpKey.of(name, wanted));
        return customers
                .signUp(wanted, client.network(), key, answers::created)
                .map(kept -> CustomerAnswers.send(CustomerAnswers.required(kept)));
    }

    @GET
    @Path("/me")
    @ForCustomers
    @Operation(operationId = "getCustomer", summary = "The signed-in customer")
    @SecurityRequirement(name = TokenApi.BEARER)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Customer.class)))
    @APIResponse(responseCode = "401", description = "`unauthorized`, `invalid-token`")
    public Uni<RestResponse<Customer>> me() {
        return customers.get(signedIn.required().customer()).map(CustomerAnswers::ok);
    }

    @PATCH
    @Path("/me")
    @ForCustomers
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeCustomer", summary = "Be called otherwise")
    @SecurityRequirement(name = TokenApi.BEARER)
    @RequestBody(content = @Content(schema = @Schema(implementation = CustomerChange.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Customer.class)))
    @APIResponse(responseCode = "401", description = "`unauthorized`, `invalid-token`")
    @APIResponse(
            responseCode = "412",
            description = "`If-Match` names another version: `stale-version`, with `current`")
    @APIResponse(responseCode = "422", description = "`invalid-body`: `errors[]` say what cannot be kept")
    public Uni<RestResponse<Customer>> change(
            JsonBody body, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return customers
                .change(
                        signedIn.required().customer(),
                        body.as(CustomerChange.class).name(),
                        new ExpectedVersion(ifMatch))
                .map(kept -> CustomerAnswers.ok(CustomerAnswers.required(kept)))
                .onFailure(StaleCustomer.class)
                .transform(CustomerAnswers::stale);
    }

    @DELETE
    @Path("/me")
    @ForCustomers
    @Operation(
            operationId = "deleteCustomer",
            summary = "Be forgotten",
            description = "Account, addresses and sessions are gone at once and for good. Orders stay, for the books.")
    @SecurityRequirement(name = TokenApi.BEARER)
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "401", description = "`unauthorized`, `invalid-token`")
    public Uni<RestResponse<Void>> delete() {
        return customers.delete(signedIn.required().customer()).replaceWith(RestResponse.noContent());
    }

    @PUT
    @Path("/me/password")
    @ForCustomers
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changePassword",
            summary = "Choose another password",
            description = "Ends every other session of the customer.")
    @SecurityRequirement(name = TokenApi.BEARER)
    @RequestBody(content = @Content(schema = @Schema(implementation = NewPassword.class)))
    @APIResponse(responseCode = "204", description = "It is the password now")
    @APIResponse(responseCode = "401", description = "`unauthorized`, `invalid-token`")
    @APIResponse(
            responseCode = "422",
            description = "`invalid-body`: `/oldPassword` is not the present one, or `/newPassword` cannot be taken")
    @APIResponse(responseCode = "429", description = "`too-many-requests`")
    public Uni<RestResponse<Void>> changePassword(JsonBody body) {
        NewPassword change = body.as(NewPassword.class);
        Identity identity = signedIn.required();
        return customers
                .changePassword(identity.customer(), identity.session(), change.oldPassword(), change.newPassword())
                .map(kept -> {
                    CustomerAnswers.required(kept);
                    return RestResponse.noContent();
                });
    }

    @GET
    @Path("/me/export")
    @ForCustomers
    @Operation(operationId = "exportCustomer", summary = "All that the shop holds of the customer")
    @SecurityRequirement(name = TokenApi.BEARER)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Export.class)))
    @APIResponse(responseCode = "401", description = "`unauthorized`, `invalid-token`")
    public Uni<RestResponse<Export>> export() {
        return customers
                .export(signedIn.required().customer())
                .map(all -> RestResponse.ResponseBuilder.ok(all)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
                        .build());
    }

    /** What a customer changes of themselves: nothing else in a body counts. */
    @RegisterForReflection // JsonBody makes it
    public record CustomerChange(Optional<String> name) {}

    /** Another password. */
    @RegisterForReflection // JsonBody makes it
    public record NewPassword(String oldPassword, String newPassword) {

        /** Without both. */
        @Override
        public String toString() {
            return "a change of password";
        }
    }
}
