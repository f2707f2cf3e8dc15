package dev.souk.web;

import dev.souk.web.visitor.CartBadge;
import dev.souk.web.visitor.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What is the visitor's own, and endpoints that somebody else's page would like to reach. */
@Path("/")
class TestingForms {

    private static final AtomicInteger CHANGES = new AtomicInteger();

    private final Pages pages;
    private final Visitor visitor;
    private final CartBadge cartBadge;

    TestingForms(Pages pages, Visitor visitor, CartBadge cartBadge) {
        this.pages = pages;
        this.visitor = visitor;
        this.cartBadge = cartBadge;
    }

    @GET
    @Path("form")
    @Produces(MediaType.TEXT_HTML)
    public Uni<Page> form() {
        return pages.render(Templates.form(3));
    }

    @POST
    @Path("form")
    @Produces(MediaType.TEXT_HTML)
    public RestResponse<Void> take(@RestForm @Nullable String sku) {
        CHANGES.incrementAndGet();
        cartBadge.show(sku == null ? 0 : sku.length());
        return RestResponse.seeOther(URI.create("/form"));
    }

    @POST
    @Path("form/without-fields")
    public String press() {
        return "change " + CHANGES.incrementAndGet();
    }

    @PUT
    @Path("form/without-fields")
    public String put(String body) {
        return "change " + CHANGES.incrementAndGet();
    }

    @GET
    @Path("changes")
    public int changes() {
        return CHANGES.get();
    }

    @POST
    @Path("webhooks/testing")
    public String webhook(String body) {
        return body;
    }

    @GET
    @Path("visitor")
    public String visitor(@RestQuery boolean known) {
        return known ? visitor.knownId().orElse("nobody") : visitor.id();
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance form(int forms);
    }
}
