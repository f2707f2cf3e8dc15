package dev.souk.checkout.order;

import dev.souk.web.Page;
import dev.souk.web.Pages;
import dev.souk.web.ProblemException;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** An order, for its customer and for who has its key. */
@Path("/orders")
@Produces(MediaType.TEXT_HTML)
public class OrderPages {

    private final Orders orders;
    private final SignedIn signedIn;
    private final Pages pages;

    OrderPages(Orders orders, SignedIn signedIn, Pages pages) {
        this.orders = orders;
        this.signedIn = signedIn;
        this.pages = pages;
    }

    /** The key in its address is for nobody else: no referrer tells it to the next page, and no cache keeps it. */
    @GET
    @Path("{number}")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> order(@RestPath String number, @RestQuery @Nullable String key) {
        return orders.find(number, Reader.of(key, signedIn))
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("There is no such order.")))
                .chain(order -> pages.render(Templates.order(order)))
                .map(page -> ResponseBuilder.ok(page)
                        .header("Referrer-Policy", "no-referrer")
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @CheckedTemplate(basePath = "order")
    static class Templates {
        static native TemplateInstance order(Order order);
    }
}
