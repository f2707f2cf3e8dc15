package dev.souk.checkout.order;

import dev.souk.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Orders as JSON. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class OrderApi {

    private final Orders orders;
    private final CancelOrder cancelOrder;

    OrderApi(Orders orders, CancelOrder cancelOrder) {
        this.orders = orders;
        this.cancelOrder = cancelOrder;
    }

    @GET
    @Path("/{number}")
    @Operation(operationId = "getOrder", summary = "An order, for who has its key")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Order.class)))
    @APIResponse(responseCode = "404", description = "No such order, or not this key: `not-found`")
    public Uni<Order> one(
            @PathParam("number") String number,
            @Parameter(description = "`order.key` of the completed session") @QueryParam("key") @Nullable String key) {
        return orders.find(number, key == null ? "" : key)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("There is no such order.")));
    }

    @POST
    @Path("/{number}/cancel")
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancel a paid order, for who has its key",
            description = "It is `cancelled` at once and `refunded` when the money is on its way back.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Order.class)))
    @APIResponse(responseCode = "404", description = "No such order, or not this key: `not-found`")
    @APIResponse(responseCode = "409", description = "It has left the house: `order-shipped`")
    public Uni<Order> cancel(
            @PathParam("number") String number,
            @Parameter(description = "`order.key` of the completed session") @QueryParam("key") @Nullable String key) {
        return cancelOrder.cancel(number, key == null ? "" : key).map(OrderApi::cancelled);
    }

    @GET
    @Operation(operationId = "listOrders", summary = "The orders of the signed-in customer")
    @APIResponse(responseCode = "401", description = "Not signed in: `unauthorized`")
    public Uni<Void> mine() {
        throw new ProblemException(
                401,
                "unauthorized",
                "Unauthorized",
                "Sign in to see your orders; a guest's order is seen with its key.");
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
