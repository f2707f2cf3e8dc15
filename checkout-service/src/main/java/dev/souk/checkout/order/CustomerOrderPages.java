package dev.souk.checkout.order;

import dev.souk.web.Page;
import dev.souk.web.PageSize;
import dev.souk.web.Pages;
import dev.souk.web.identity.ForCustomers;
import dev.souk.web.identity.SignedIn;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The orders of the customer who is signed in. */
@Path("/account/orders")
@Produces(MediaType.TEXT_HTML)
@ForCustomers
public class CustomerOrderPages {

    private final Orders orders;
    private final SignedIn signedIn;
    private final Pages pages;

    CustomerOrderPages(Orders orders, SignedIn signedIn, Pages pages) {
        this.orders = orders;
        this.signedIn = signedIn;
        this.pages = pages;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> all(@RestQuery @Nullable String cursor) {
        return orders.ofCustomer(signedIn.required().customer(), OrderCursor.read(cursor), PageSize.USUAL)
                .chain(page -> pages.render(Templates.orders(page)))
                .map(page -> ResponseBuilder.ok(page)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @CheckedTemplate(basePath = "order")
    static class Templates {
        static native TemplateInstance orders(OrderPage page);
    }
}
