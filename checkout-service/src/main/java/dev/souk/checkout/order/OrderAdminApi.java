package dev.souk.checkout.order;

import dev.souk.checkout.order.OrderSummary.OrderSummaryPage;
import dev.souk.checkout.token.TokenApi;
import dev.souk.web.NextLink;
import dev.souk.web.PageSize;
import dev.souk.web.ProblemException;
import dev.souk.web.identity.ForStaff;
import dev.souk.web.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Orders for the programs of staff. */
@ForStaff
@Path("/api/v1/admin/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Order administration")
@SecurityRequirement(name = TokenApi.BEARER)
@APIResponse(
        responseCode = "401",
        description = "No access token, `unauthorized`, or none that is good, `invalid-token`")
@APIResponse(responseCode = "403", description = "Not the token of one of the staff: `forbidden`")
public class OrderAdminApi {

    private final OrderFiles files;
    private final EditOrder editOrder;
    private final SignedIn signedIn;

    OrderAdminApi(OrderFiles files, EditOrder editOrder, SignedIn signedIn) {
        this.files = files;
        this.editOrder = editOrder;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "listAdminOrders",
            summary = "All orders, the latest first",
            description = "Take `next` as the `cursor` of the following call until it is null.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OrderSummaryPage.class)))
    @APIResponse(responseCode = "400", description = "`bad-parameter`")
    public Uni<RestResponse<OrderSummaryPage>> list(
            @Parameter(description = "A whole number of an order, or a whole e-mail address") @QueryParam("q") @Nullable
                    String text,
            @Parameter(description = "Only those that are so", schema = @Schema(implementation = OrderStatus.class))
                    @QueryParam("status")
                    @Nullable
                    String status,
            @Parameter(description = "`next` of the part before") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100", schema = @Schema(type = SchemaType.INTEGER, defaultValue = "24"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Context UriInfo uri) {
        return files.list(OrderSearch.of(text, status), OrderCursor.read(cursor), PageSize.of(limit))
                .map(page -> listed(page, uri));
    }

    @GET
    @Path("{number}")
    @Operation(operationId = "getAdminOrder", summary = "An order, and who of the staff has done what to it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OrderFile.class)))
    @APIResponse(responseCode = "404", description = "No such order: `not-found`")
    public Uni<OrderFile> one(@PathParam("number") String number) {
        return files.find(number).map(found -> found.orElseThrow(OrderAdminApi::unknown));
    }

    @POST
    @Path("{number}/cancel")
    @Operation(
            operationId = "cancelAdminOrder",
            summary = "Cancel a paid order",
            description =
                    "It is `cancelled` at once and `refunded` when the money is on its way back. Asking again changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OrderFile.class)))
    @APIResponse(responseCode = "404", description = "No such order: `not-found`")
    @APIResponse(responseCode = "409", description = "It has left the house: `order-shipped`")
    public Uni<OrderFile> cancel(@PathParam("number") String number) {
        return editOrder
                .cancel(number, Editor.of(signedIn))
                .map(outcome -> file(outcome, "It has left the house and can only be sent back."));
    }

    @POST
    @Path("{number}/ship")
    @Operation(
            operationId = "shipAdminOrder",
            summary = "Say that a paid order has left the house",
            description = "Nobody can cancel it from then on. Asking again changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OrderFile.class)))
    @APIResponse(responseCode = "404", description = "No such order: `not-found`")
    @APIResponse(responseCode = "409", description = "It was cancelled before: `order-cancelled`")
    public Uni<OrderFile> ship(@PathParam("number") String number) {
        return editOrder
                .ship(number, Editor.of(signedIn))
                .map(outcome -> file(outcome, "It was cancelled before and must not be sent."));
    }

    @POST
    @Path("{number}/refund")
    @Operation(
            operationId = "refundAdminOrder",
            summary = "Give the money of a shipped order back",
            description =
                    "It stays `shipped` until the payment provider has given all of it back, and is `refunded` then. Its pieces stay"
                            + " sold: enter them in the catalogue when they are back. Asking again changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OrderFile.class)))
    @APIResponse(responseCode = "404", description = "No such order: `not-found`")
    @APIResponse(
            responseCode = "409",
            description = "It has not left the house: `order-not-shipped`; it was cancelled before: `order-cancelled`")
    public Uni<OrderFile> refund(@PathParam("number") String number) {
        return editOrder.refund(number, Editor.of(signedIn)).map(OrderAdminApi::refunded);
    }

    private static OrderFile refunded(OrderOutcome outcome) {
        boolean cancelled = outcome instanceof OrderOutcome.Refused refused
                && switch (refused.file().order().status()) {
                    case CANCELLED, REFUNDED -> true;
                    case PLACED, PAID, SHIPPED -> false;
                };
        return file(
                outcome,
                cancelled
                        ? "It was cancelled before, and the money goes back by itself."
                        : "It has not left the house. Cancel it instead.");
    }

    private static OrderFile file(OrderOutcome outcome, String why) {
        return switch (outcome) {
            case OrderOutcome.Done done -> done.file();
            case OrderOutcome.Refused refused -> throw conflict(refused.file().order(), why);
            case OrderOutcome.Unknown unknown -> throw unknown();
        };
    }

    private static ProblemException conflict(Order order, String why) {
        return switch (order.status()) {
            case PLACED, PAID -> new ProblemException(409, "order-not-shipped", "The order is not shipped", why);
            case SHIPPED -> new ProblemException(409, "order-shipped", "The order is on its way", why);
            case CANCELLED, REFUNDED -> new ProblemException(409, "order-cancelled", "The order is cancelled", why);
        };
    }

    private static RestResponse<OrderSummaryPage> listed(OrderSummaryPage page, UriInfo uri) {
        ResponseBuilder<OrderSummaryPage> answer = ResponseBuilder.ok(page);
        if (page.next() != null) {
            answer.header(HttpHeaders.LINK, NextLink.of(uri, page.next()));
        }
        return answer.build();
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such order.");
    }
}
