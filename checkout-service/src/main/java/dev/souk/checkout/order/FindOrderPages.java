package dev.souk.checkout.order;

import dev.souk.limit.ClientAddress;
import dev.souk.limit.RateLimits;
import dev.souk.web.Page;
import dev.souk.web.Pages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The way back to an order, for who bought it without an account. */
@Path("/orders/find")
@Produces(MediaType.TEXT_HTML)
public class FindOrderPages {

    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;

    private final FindOrder findOrder;
    private final ClientAddress client;
    private final Pages pages;

    FindOrderPages(FindOrder findOrder, ClientAddress client, Pages pages) {
        this.findOrder = findOrder;
        this.client = client;
        this.pages = pages;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> find() {
        return page(200, Templates.find("", "", Refusal.NONE));
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> find(@RestForm @Nullable String number, @RestForm @Nullable String email) {
        String sought = text(number);
        String to = text(email);
        return findOrder
                .ask(sought, to, client.network())
                .chain(usable -> usable
                        ? Uni.createFrom().item(sent())
                        : page(UNPROCESSABLE, Templates.find(sought, to, Refusal.UNUSABLE)))
                .onFailure(RateLimits::isTooOften)
                .recoverWithUni(often -> page(TOO_MANY, Templates.find(sought, to, Refusal.TOO_OFTEN))
                        .invoke(answer -> RateLimits.tell(often, answer)));
    }

    @GET
    @Path("sent")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> sentPage() {
        return page(200, Templates.findSent());
    }

    private Uni<RestResponse<Page>> page(int status, TemplateInstance template) {
        return pages.render(template)
                .map(page -> ResponseBuilder.<Page>create(status)
                        .entity(page)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private static RestResponse<Page> sent() {
        return ResponseBuilder.<Page>create(RestResponse.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/orders/find/sent")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    /** Why nothing is looked for. */
    enum Refusal {
        NONE,
        UNUSABLE,
        TOO_OFTEN;

        public boolean isSaid() {
            return this != NONE;
        }

        public boolean isTooOften() {
            return this == TOO_OFTEN;
        }

        public boolean isUnusable() {
            return this == UNUSABLE;
        }
    }

    @CheckedTemplate(basePath = "order")
    static class Templates {
        static native TemplateInstance find(String number, String email, Refusal refusal);

        static native TemplateInstance findSent();
    }
}
