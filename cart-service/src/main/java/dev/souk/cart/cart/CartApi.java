package dev.souk.cart.cart;

import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.db.idempotency.StoredAnswer;
import dev.souk.web.IdempotencyHeader;
import dev.souk.web.JsonBody;
import dev.souk.web.Representation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Carts as JSON. Whoever knows the id of a guest's cart may use it. */
@Path("/api/v1/carts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Carts")
public class CartApi {

    private final Carts carts;
    private final CartAnswers answers;

    CartApi(Carts carts, CartAnswers answers) {
        this.carts = carts;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createCart",
            summary = "A new cart",
            description =
                    "Empty, or with lines. With an `Idempotency-Key` the same request makes one cart, however often"
                            + " it is sent; choose a random one, as a UUID is.")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewCart.class)), required = false)
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
        String guest = "guest " + address + ' ' + agent;
        Optional<IdempotencyKey> once = IdempotencyHeader.key(key)
                .map(name -> new IdempotencyKey(guest, "POST", "/api/v1/carts", name, body.bytes()));
        return carts.create(body.as(NewCart.class).wanted(), once, answers::created)
                .map(answers::send);
    }

    @GET
    @Path("current")
    @Operation(operationId = "getCurrentCart", summary = "The cart of the customer who is signed in")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    public RestResponse<Representation> current() {
        throw new NotAuthorizedException("Bearer realm=\"souk\"");
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
        return carts.get(id).map(answers::ok).map(answers::send);
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
        return carts.delete(id, new ExpectedVersion(ifMatch))
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
        Uni<StoredAnswer> answer = IdempotencyHeader.key(key)
                .map(name -> new IdempotencyKey(id, "POST", "/api/v1/carts/" + id + "/lines", name, body.bytes()))
                .map(once -> carts.addOnce(id, lines, once, answers::added))
                .orElseGet(() -> carts.add(id, lines, answers::added));
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
        return carts.setQuantity(id, line, quantity, new ExpectedVersion(ifMatch))
                .map(answers::ok)
                .map(answers::send)
                .onFailure(StaleCart.class)
                .recoverWithUni(this::refuse);
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
