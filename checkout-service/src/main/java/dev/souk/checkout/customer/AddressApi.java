package dev.souk.checkout.customer;

import dev.souk.checkout.token.TokenApi;
import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.web.IdempotencyHeader;
import dev.souk.web.JsonBody;
import dev.souk.web.Representation;
import dev.souk.web.identity.ForCustomers;
import dev.souk.web.identity.SignedIn;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The addresses of the signed-in customer as JSON. */
@Path("/api/v1/customers/me/addresses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
@ForCustomers
@SecurityRequirement(name = TokenApi.BEARER)
public class AddressApi {

    private static final String PATH = "/api/v1/customers/me/addresses";

    private final Addresses addresses;
    private final CustomerAnswers answers;
    private final SignedIn signedIn;

    AddressApi(Addresses addresses, CustomerAnswers answers, SignedIn signedIn) {
        this.addresses = addresses;
        this.answers = answers;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "listAddresses",
            summary = "Addresses, the oldest first",
            description = "All of them: there are 20 at most.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AddressList.class)))
    @APIResponse(responseCode = "401", description = "`unauthorized`, `invalid-token`")
    public Uni<AddressList> all() {
        return addresses.of(customer()).map(items -> new AddressList(items, null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addAddress", summary = "Keep one more address")
    @RequestBody(content = @Content(schema = @Schema(implementation = PostalAddress.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CustomerAddress.class)))
    @APIResponse(responseCode = "401", description = "`unauthorized`, `invalid-token`")
    @APIResponse(
            responseCode = "422",
            description = "`invalid-body`: `errors[]` say what cannot be kept, or that there are 20 already")
    public Uni<RestResponse<Representation>> add(
            @RestHeader(IdempotencyHeader.NAME) @Nullable String header, JsonBody body) {
        Optional<IdempotencyKey> key = IdempotencyHeader.key(header)
                .map(name -> new IdempotencyKey(customer(), "POST", PATH, name, body.bytes()));
        return addresses
                .add(customer(), body.as(PostalAddress.class), key, answers::created)
                .map(kept -> CustomerAnswers.send(CustomerAnswers.required(kept)));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeAddress", summary = "Write another address in its place")
    @RequestBody(content = @Content(schema = @Schema(implementation = PostalAddress.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CustomerAddress.class)))
    @APIResponse(responseCode = "401", description = "`unauthorized`, `invalid-token`")
    @APIResponse(responseCode = "404", description = "The customer has no such address: `not-found`")
    @APIResponse(responseCode = "422", description = "`invalid-body`: `errors[]` say what cannot be kept")
    public Uni<CustomerAddress> change(@RestPath String id, JsonBody body) {
        return addresses.change(customer(), id, body.as(PostalAddress.class)).map(CustomerAnswers::required);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "removeAddress", summary = "Forget an address")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "401", description = "`unauthorized`, `invalid-token`")
    @APIResponse(responseCode = "404", description = "The customer has no such address: `not-found`")
    public Uni<RestResponse<Void>> remove(@RestPath String id) {
        return addresses.remove(customer(), id).replaceWith(RestResponse.noContent());
    }

    private String customer() {
        return signedIn.required().customer();
    }

    /** All addresses, as lists are shown everywhere. */
    @RegisterForReflection
    public record AddressList(
            List<CustomerAddress> items, @Nullable String next) {}
}
