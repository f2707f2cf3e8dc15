package dev.souk.checkout.order;

import dev.souk.web.Page;
import dev.souk.web.PageSize;
import dev.souk.web.Pages;
import dev.souk.web.ProblemException;
import dev.souk.web.identity.ForStaff;
import dev.souk.web.identity.SignedIn;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Orders for staff: to find them, to look at them, to send, cancel or refund them. */
@ForStaff
@Path("/admin/orders")
@Produces(MediaType.TEXT_HTML)
public class OrderAdminPages {

    private final OrderFiles files;
    private final EditOrder editOrder;
    private final SignedIn signedIn;
    private final Pages pages;

    OrderAdminPages(OrderFiles files, EditOrder editOrder, SignedIn signedIn, Pages pages) {
        this.files = files;
        this.editOrder = editOrder;
        this.signedIn = signedIn;
        this.pages = pages;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> orders(
            @RestQuery @Nullable String q, @RestQuery @Nullable String status, @RestQuery @Nullable String cursor) {
        OrderSearch search = OrderSearch.of(q, status);
        return files.list(search, OrderCursor.read(cursor), PageSize.USUAL)
                .chain(page -> page(200, Templates.adminOrders(new OrderShelf(search, page, cursor == null))));
    }

    @GET
    @Path("{number}")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> order(@RestPath String number, @RestQuery @Nullable String done) {
        return files.find(number)
                .map(found -> found.orElseThrow(OrderAdminPages::unknown))
                .chain(file ->
                        page(200, Templates.adminOrder(file, done == null ? OrderNotice.NONE : OrderNotice.DONE)));
    }

    @POST
    @Path("{number}/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> cancel(@RestPath String number) {
        return editOrder
                .cancel(number, Editor.of(signedIn))
                .chain(outcome -> answer(outcome, OrderNotice.NOT_CANCELLED));
    }

    @POST
    @Path("{number}/ship")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> ship(@RestPath String number) {
        return editOrder.ship(number, Editor.of(signedIn)).chain(outcome -> answer(outcome, OrderNotice.NOT_SHIPPED));
    }

    @POST
    @Path("{number}/refund")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> refund(@RestPath String number) {
        return editOrder
                .refund(number, Editor.of(signedIn))
                .chain(outcome -> answer(outcome, OrderNotice.NOT_REFUNDED));
    }

    private Uni<RestResponse<Page>> answer(OrderOutcome outcome, OrderNotice refusal) {
        return switch (outcome) {
            case OrderOutcome.Done done ->
                seeOther("/admin/orders/" + done.file().order().number() + "?done=1");
            case OrderOutcome.Refused refused -> page(409, Templates.adminOrder(refused.file(), refusal));
            case OrderOutcome.Unknown unknown -> throw unknown();
        };
    }

    private static Uni<RestResponse<Page>> seeOther(String href) {
        return Uni.createFrom()
                .item(ResponseBuilder.<Page>create(303)
                        .header(HttpHeaders.LOCATION, href)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private Uni<RestResponse<Page>> page(int status, TemplateInstance template) {
        return pages.renderAlone(template)
                .map(page -> ResponseBuilder.<Page>create(status)
                        .entity(page)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such order.");
    }

    @CheckedTemplate(basePath = "order")
    static class Templates {
        static native TemplateInstance adminOrders(OrderShelf shelf);

        static native TemplateInstance adminOrder(OrderFile file, OrderNotice notice);
    }
}
