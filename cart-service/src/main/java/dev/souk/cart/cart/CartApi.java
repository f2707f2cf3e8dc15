package dev.souk.cart.cart;

import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.db.idempotency.StoredAnswer;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Carts as JSON. Whoever knows the id of a guest's cart may use it; a customer's is that customer's alone, who has one. */
@Path("/api/v1/carts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Carts")
@SecurityScheme(
        securitySchemeName = CartApi.BEARER,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "The `accessToken` of `POST /api/v1/tokens`")
public class CartApi {

    static final String BEARER = "bearer";

    private final Carts carts;
    private final CustomerCarts customers;
    private final CartAnswers answers;
    private final SignedIn signedIn;

    CartApi(Carts carts, CustomerCarts customers, CartAnswers answers, SignedIn signedIn) {
        this.carts = carts;
        this.customers = customers;
        this.answers = answers;
        this.signedIn = signedIn;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createCart",
            summary = "A new cart",
            description =
                    "Empty, or with lines. A customer has one cart: who sends a token gets it, with the lines added, all"
                            + " or nothing, and 200 when it was there before. With an `Idempotency-Key` the same request makes one cart, however often"
                            + " it is sent; choose a random one, as a UUID is.")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewCart.class)), required = false)
    @APIResponse(
            responseCode = "200",
            description = "The customer's cart, which was there",
            content = @Content(schema = @Schema(implementation = ShownCart.class)))
    @APIResponse(
            responseCode = "201",
            description = "`Location` has its address",
            content = @Content(schema = @Schema(implementation = ShownCart.class)))
    @APIResponse(responseCode = "422", description = "`unknown-sku`, `quantity-limit`, `line-limit`, `invalid-body`")
    public Uni<RestResponse<Representation>> create(
            JsonBody body,
            @RestHeader(IdempotencyHeader.NAME) @Nullable String key,
            @Parameter(hidden = true) @RestHeader("X-Forwarded-For") @Nullable String address,
            @Parameter(hidden = true) @RestHeader(HttpHeaders.USER_AGENT) @Nullable String agent) {
        Caller caller = caller();
        String guest = "guest " + address + ' ' + agent;
        Optional<IdempotencyKey> once = IdempotencyHeader.key(key)
                .map(name -> new IdempotencyKey(caller.nameOr(guest), "POST", "/api/v1/carts", name, body.bytes()));
        List<WantedLine> lines = body.as(NewCart.class).wanted();
        return caller.customer()
                .map(customer -> customers.create(customer, lines, once, answers::ofCustomer))
                .orElseGet(() -> carts.create(lines, once, answers::created))
                .map(answers::send);
    }

    @GET
    @Path("current")
    @ForCustomers
    @Operation(
            operationId = "getCurrentCart",
            summary = "The cart of the customer who is signed in",
            description = "There always is one; an empty one is made when need be.")
    @SecurityRequirement(name = BEARER)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ShownCart.class)))
    @APIResponse(responseCode = "401", description = "Nobody is signed in: `unauthorized`, `invalid-token`")
    public Uni<RestResponse<Representation>> current() {
        return customers
                .current(signedIn.required().customer())
                .map(answers::ok)
                .map(answers::send);
    }

    @POST
    @Path("{id}/merge")
    @ForCustomers
    @Operation(
            operationId = "mergeCart",
            summary = "Puts a guest's cart into the customer's",
            description =
                    "What was put in before signing in. Quantities of the same thing add up; what is above the limit"
                            + " is left out, and what finds no room stays in the guest's cart: the notices `quantity-capped` and"
                            + " `lines-kept-back` say so. Sent again it does nothing more and says the same. A customer without"
                            + " a cart gets this one, under its id; else the answer has another id, which is to be used from"
                            + " then on.")
    @SecurityRequirement(name = BEARER)
    @APIResponse(
            responseCode = "200",
            description = "The customer's cart",
            content = @Content(schema = @Schema(implementation = ShownCart.class)))
    @APIResponse(responseCode = "401", description = "Nobody is signed in: `unauthorized`, `invalid-token`")
    @APIResponse(responseCode = "404", description = "No such cart, or another customer's: `not-found`")
    public Uni<RestResponse<Representation>> merge(@RestPath String id) {
        return customers
                .merge(id, signedIn.required().customer())
                .map(answers::ok)
                .map(answers::send);
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getCart",
            summary = "A cart at present prices",
            description = "The tag is `\"v<version>-<hash>\"`: the hash changes with prices and notices, too.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ShownCart.class)))
    @APIResponse(responseCode = "404", description = "No such cart: `not-found`")
    public Uni<RestResponse<Representation>> get(@RestPath String id) {
        return carts.get(id, caller()).map(answers::ok).map(answers::send);
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "deleteCart", summary = "Forgets a cart")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(
            responseCode = "412",
            description = "`If-Match` names another version: `stale-version`, with `current`")
    public Uni<RestResponse<Void>> delete(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return carts.delete(id, caller(), new ExpectedVersion(ifMatch))
                .replaceWith(RestResponse.<Void>noContent())
                .onFailure(StaleCart.class)
                .recoverWithUni(this::refuse);
    }

    @POST
    @Path("{id}/lines")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addLines",
            summary = "Puts things in a cart",
            description = "One line or an array, all or nothing. More of what is in the cart already is merged into its"
                    + " line. Adds are exact however many come at once, and do not look at stock: a notice does.")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewLine.class)))
    @APIResponse(
            responseCode = "201",
            description = "There is a new line",
            content = @Content(schema = @Schema(implementation = ShownCart.class)))
    @APIResponse(
            responseCode = "200",
            description = "Merged into lines that were there",
            content = @Content(schema = @Schema(implementation = ShownCart.class)))
    @APIResponse(responseCode = "404", description = "No such cart: `not-found`")
    @APIResponse(responseCode = "422", description = "`unknown-sku`, `quantity-limit`, `line-limit`, `invalid-body`")
    @APIResponse(responseCode = "503", description = "The catalogue cannot be asked what this is")
    public Uni<RestResponse<Representation>> add(
            @RestPath String id, JsonBody body, @RestHeader(IdempotencyHeader.NAME) @Nullable String key) {
        List<WantedLine> lines = wanted(body);
        Caller caller = caller();
        String path = "/api/v1/carts/" + id + "/lines";
        Uni<StoredAnswer> answer = IdempotencyHeader.key(key)
                .map(name -> new IdempotencyKey(caller.nameOr(id), "POST", path, name, body.bytes()))
                .map(once -> carts.addOnce(id, caller, lines, once, answers::added))
                .orElseGet(() -> carts.add(id, caller, lines, answers::added));
        return answer.map(answers::send);
    }

    @PATCH
    @Path("{id}/lines/{line}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeLine", summary = "Makes a line so many pieces", description = "0 removes it.")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewQuantity.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ShownCart.class)))
    @APIResponse(responseCode = "404", description = "No such cart or line: `not-found`")
    @APIResponse(
            responseCode = "412",
            description = "`If-Match` names another version: `stale-version`, with `current`")
    @APIResponse(responseCode = "422", description = "`quantity-limit`, `invalid-body`")
    public Uni<RestResponse<Representation>> change(
            @RestPath String id,
            @RestPath String line,
            JsonBody body,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return setQuantity(id, line, body.as(NewQuantity.class).quantity(), ifMatch);
    }

    @DELETE
    @Path("{id}/lines/{line}")
    @Operation(operationId = "removeLine", summary = "Takes a line out")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ShownCart.class)))
    @APIResponse(responseCode = "404", description = "No such cart or line: `not-found`")
    @APIResponse(
            responseCode = "412",
            description = "`If-Match` names another version: `stale-version`, with `current`")
    public Uni<RestResponse<Representation>> remove(
            @RestPath String id, @RestPath String line, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return setQuantity(id, line, 0, ifMatch);
    }

    private Uni<RestResponse<Representation>> setQuantity(
            String id, String line, int quantity, @Nullable String ifMatch) {
        return carts.setQuantity(id, caller(), line, quantity, new ExpectedVersion(ifMatch))
                .map(answers::ok)
                .map(answers::send)
                .onFailure(StaleCart.class)
                .recoverWithUni(this::refuse);
    }

    private Caller caller() {
        return new Caller(signedIn.identity().map(Identity::customer));
    }

    private <T> Uni<T> refuse(Throwable stale) {
        return carts.stale((StaleCart) stale).chain(problem -> Uni.createFrom().failure(problem));
    }

    private static List<WantedLine> wanted(JsonBody body) {
        List<NewLine> lines = body.asOneOrMany(NewLine.class);
        return body.isArray() ? WantedLine.all("", lines) : List.of(WantedLine.at("", lines.getFirst()));
    }

    /** What a cart begins with. */
    @RegisterForReflection // JsonBody makes it
    public record NewCart(Optional<List<@Nullable NewLine>> lines) {
        List<WantedLine> wanted() {
            return WantedLine.all("/lines", lines.orElse(List.of()));
        }
    }

    /** What a line becomes. */
    @RegisterForReflection // JsonBody makes it
    public record NewQuantity(int quantity) {}
}
