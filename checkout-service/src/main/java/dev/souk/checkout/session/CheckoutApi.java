package dev.souk.checkout.session;

import dev.souk.checkout.payment.Card;
import dev.souk.checkout.place.PlaceOrder;
import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.web.FieldError;
import dev.souk.web.IdempotencyHeader;
import dev.souk.web.JsonBody;
import dev.souk.web.ProblemException;
import dev.souk.web.identity.SignedIn;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Checkout sessions as JSON. Whoever knows the id of a guest's may use it; a customer's is the customer's alone. */
@Path("/api/v1/checkout-sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Checkout")
public class CheckoutApi {

    private final CheckoutSessions sessions;
    private final PlaceOrder placeOrder;
    private final SignedIn signedIn;

    CheckoutApi(CheckoutSessions sessions, PlaceOrder placeOrder, SignedIn signedIn) {
        this.sessions = sessions;
        this.placeOrder = placeOrder;
        this.signedIn = signedIn;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startCheckout",
            summary = "Check out a cart",
            description = "A snapshot of the cart: its prices hold and its stock is set aside until `expiresAt`."
                    + " A cart has one open session.")
    @RequestBody(content = @Content(schema = @Schema(implementation = StartRequest.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CheckoutView.class)))
    @APIResponse(responseCode = "200", description = "The one that is open already")
    @APIResponse(responseCode = "404", description = "No such cart: `not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`insufficient-stock`: `errors[]` say of which lines, nothing was set aside; `cart-empty`")
    public Uni<RestResponse<CheckoutView>> start(
            @RestHeader(IdempotencyHeader.NAME) @Nullable String header, JsonBody body) {
        String cart = body.as(StartRequest.class).cartId();
        Optional<IdempotencyKey> key = IdempotencyHeader.key(header)
                .map(name -> new IdempotencyKey(cart, "POST", "/checkout-sessions", name, body.bytes()));
        return sessions.start(cart, buyer(), key).map(CheckoutApi::answer);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCheckout", summary = "A checkout session")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CheckoutView.class)))
    @APIResponse(responseCode = "404", description = "No such session: `not-found`")
    public Uni<CheckoutView> one(@PathParam("id") String id) {
        return placeOrder.look(id, buyer()).map(found -> found.orElseThrow(CheckoutApi::unknown));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeCheckout",
            summary = "Say who buys, where it goes and how",
            description = "Replaces all of it; `problems` say what is still missing.")
    @RequestBody(content = @Content(schema = @Schema(implementation = DetailsRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CheckoutView.class)))
    @APIResponse(responseCode = "404", description = "No such session: `not-found`")
    @APIResponse(
            responseCode = "409",
            description = "Too late: `checkout-expired`, `checkout-closed`, `checkout-in-progress`")
    @APIResponse(responseCode = "422", description = "Nothing that could be kept: `invalid-body`, with `errors[]`")
    public Uni<CheckoutView> change(@PathParam("id") String id, JsonBody body) {
        return sessions.change(id, buyer(), body.as(DetailsRequest.class).details())
                .map(CheckoutApi::changed);
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(operationId = "cancelCheckout", summary = "Give it up; the stock is free for others")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CheckoutView.class)))
    @APIResponse(responseCode = "404", description = "No such session: `not-found`")
    @APIResponse(
            responseCode = "409",
            description = "Too late: `checkout-expired`, `checkout-closed`, `checkout-in-progress`")
    public Uni<CheckoutView> cancel(@PathParam("id") String id) {
        return sessions.cancel(id, buyer()).map(CheckoutApi::changed);
    }

    @POST
    @Path("/{id}/complete")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "completeCheckout",
            summary = "Pay, and make it an order",
            description = "The same Idempotency-Key pays once, however often it is sent; after a 402 send a new one."
                    + " `requires_escalation`: send the shopper to `continueUrl`, then poll the session.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CompleteRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "Completed, with its `order`; or `requires_escalation`",
            content = @Content(schema = @Schema(implementation = CheckoutView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Not known yet: poll the session",
            content = @Content(schema = @Schema(implementation = CheckoutView.class)))
    @APIResponse(responseCode = "400", description = "`idempotency-key-required`, `bad-parameter`")
    @APIResponse(responseCode = "402", description = "`payment-declined`: nothing was charged, pay with another card")
    @APIResponse(responseCode = "404", description = "No such session: `not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`checkout-not-ready` with `errors[]`, `checkout-expired`, `checkout-closed`,"
                    + " `checkout-in-progress`, `insufficient-stock`, `idempotency-key-in-use`")
    @APIResponse(responseCode = "422", description = "`invalid-body`, `idempotency-key-reused`")
    @APIResponse(responseCode = "429", description = "`too-many-payments`")
    public Uni<RestResponse<CheckoutView>> complete(
            @PathParam("id") String id, @RestHeader(IdempotencyHeader.NAME) @Nullable String header, JsonBody body) {
        String key = IdempotencyHeader.key(header).orElseThrow(PaymentAnswers::keyRequired);
        Card card = body.as(CompleteRequest.class).card();
        return placeOrder.pay(id, buyer(), card, key, body.bytes()).map(PaymentAnswers::of);
    }

    private Buyer buyer() {
        return Buyer.app(signedIn.identity());
    }

    private static RestResponse<CheckoutView> answer(Started started) {
        return switch (started) {
            case Started.Created created ->
                ResponseBuilder.<CheckoutView>create(RestResponse.Status.CREATED)
                        .entity(created.session())
                        .header(
                                HttpHeaders.LOCATION,
                                "/api/v1/checkout-sessions/" + created.session().id())
                        .build();
            case Started.Open open -> RestResponse.ok(open.session());
            case Started.Replayed replayed -> {
                RestResponse<CheckoutView> first = answer(replayed.first());
                first.getHeaders().putSingle(IdempotencyHeader.REPLAYED, "true");
                yield first;
            }
            case Started.NoSuchCart none -> throw ProblemException.notFound("There is no such cart.");
            case Started.EmptyCart empty ->
                throw new ProblemException(
                        409, "cart-empty", "The cart is empty", "There is nothing in this cart to be checked out.");
            case Started.TooFew few ->
                throw new ProblemException(
                        409,
                        "insufficient-stock",
                        "Not enough in stock",
                        "There are fewer pieces than wanted. Change the cart and try again; nothing was set aside.",
                        few.lines());
            case Started.TooMany many -> throw tooMany(many);
        };
    }

    /** Nothing to be tried again before one of them has ended, by itself or not. */
    static ProblemException tooMany(Started.TooMany many) {
        long seconds = Math.max(1, many.retryAfter().plusMillis(999).toSeconds());
        return new ProblemException(
                        429,
                        "too-many-checkouts",
                        "Too many checkouts",
                        "You have several checkouts open already. Finish one, or cancel it.")
                .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .withHeader("RateLimit-Policy", "\"open-checkouts\";q=" + many.limit())
                .withHeader("RateLimit", "\"open-checkouts\";r=0;t=" + seconds);
    }

    private static CheckoutView changed(Changed changed) {
        return switch (changed) {
            case Changed.Done done -> done.session();
            case Changed.Unknown none -> throw unknown();
            case Changed.Unusable unusable -> throw invalid(unusable.problems());
            case Changed.Refused refused -> throw tooLate(refused.session());
        };
    }

    static ProblemException unknown() {
        return ProblemException.notFound("There is no such checkout session.");
    }

    private static ProblemException invalid(List<DetailProblem> problems) {
        return new ProblemException(
                422,
                "invalid-body",
                "Invalid body",
                "Something in the body cannot be kept; errors say what.",
                problems.stream()
                        .map(problem -> new FieldError(problem.pointer(), problem.detail()))
                        .toList());
    }

    static ProblemException tooLate(CheckoutView session) {
        return switch (session.status()) {
            case EXPIRED ->
                new ProblemException(
                        409,
                        "checkout-expired",
                        "The checkout has expired",
                        "Its time is over and its stock is free for others. Check the cart out again.");
            case COMPLETE_IN_PROGRESS, REQUIRES_ESCALATION ->
                new ProblemException(
                        409,
                        "checkout-in-progress",
                        "A payment is under way",
                        "Nothing can be changed until it is known how the payment ended.");
            case COMPLETED, CANCELED, INCOMPLETE, READY_FOR_COMPLETE ->
                new ProblemException(
                        409, "checkout-closed", "The checkout is closed", "It was completed or canceled before.");
        };
    }

    /**
     * Which cart.
     *
     * @param cartId of {@code /api/v1/carts}
     */
    @RegisterForReflection
    public record StartRequest(String cartId) {}
}
