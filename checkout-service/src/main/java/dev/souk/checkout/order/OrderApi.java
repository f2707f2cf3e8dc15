package dev.souk.checkout.order;

import dev.souk.web.PageSize;
import dev.souk.web.ProblemException;
import dev.souk.web.identity.ForCustomers;
import dev.souk.web.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Orders as JSON. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class OrderApi {

    private final Orders orders;
    private final CancelOrder cancelOrder;
    private final SignedIn signedIn;

    OrderApi(Orders orders, CancelOrder cancelOrder, SignedIn signedIn) {
        this.orders = orders;
        this.cancelOrder = cancelOrder;
        this.signedIn = signedIn;
    }

    @GET
    @Path("/{number}")
    @Operation(operationId = "getOrder", summary = "An order, for its customer or who has its key")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Order.class)))
    @APIResponse(responseCode = "404", description = "No such order, or not this key: `not-found`")
    public Uni<Order> one(
            @PathParam("number") String number,
            @Parameter(description = "`order.key` of the completed session") @QueryParam("key") @Nullable String key) {
        return orders.find(number, Reader.of(key, signedIn))
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("There is no such order.")));
    }

    @POST
    @Path("/{number}/cancel")
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancel a paid order, for its customer or who has its key",
            description = "It is `cancelled` at once and `refunded` when the money is on its way back.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Order.class)))
    @APIResponse(responseCode = "404", description = "No such order, or not this key: `not-found`")
    @APIResponse(responseCode = "409", description = "It has left the house: `order-shipped`")
    public Uni<Order> cancel(
            @PathParam("number") String number,
            @Parameter(description = "`order.key` of the completed session") @QueryParam("key") @Nullable String key) {
        return cancelOrder.cancel(number, Reader.of(key, signedIn)).map(OrderApi::cancelled);
    }

    @GET
    @ForCustomers
    @Operation(operationId = "listOrders", summary = "The orders of the signed-in customer, the latest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OrderPage.class)))
    @APIResponse(responseCode = "400", description = "`bad-parameter`")
    @APIResponse(responseCode = "401", description = "Not signed in: `unauthorized`")
    public Uni<RestResponse<OrderPage>> mine(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
        int size = PageSize.of(limit);
        return orders.ofCustomer(signedIn.required().customer(), OrderCursor.read(cursor), size)
                .map(page -> listed(page, size));
    }

    private static RestResponse<OrderPage> listed(OrderPage page, int size) {
        ResponseBuilder<OrderPage> answer = ResponseBuilder.ok(page);
        if (page.next() != null) {
            answer.header(
                    HttpHeaders.LINK, "</api/v1/orders?cursor=%s&limit=%d>; rel=\"next\"".formatted(page.next(), size));
        }
        return answer.build();
    }

    private static Order cancelled(Cancelled cancelled) {
        return switch (cancelled) {
            case Cancelled.Done done -> done.order();
            case Cancelled.Unknown unknown -> throw ProblemException.notFound("There is no such order.");
            case Cancelled.TooLate late ->
                throw new ProblemException(
                        409, "order-shipped", "The order is on its way", "It has left the house and can be sent back.");
        };
    }
}
