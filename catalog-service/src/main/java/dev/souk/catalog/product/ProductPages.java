package dev.souk.catalog.product;

import dev.souk.web.Page;
import dev.souk.web.PageKey;
import dev.souk.web.Pages;
import dev.souk.web.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** A product, one variant of it on show. */
@Path("/p")
public class ProductPages {

    private static final int RELATED = 4; // one row

    private final Products products;
    private final StructuredData structuredData;
    private final Pages pages;

    ProductPages(Products products, StructuredData structuredData, Pages pages) {
        this.products = products;
        this.structuredData = structuredData;
        this.pages = pages;
    }

    @GET
    @Path("{slug}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Page> product(@RestPath String slug, @Context UriInfo address) {
        MultivaluedMap<String, String> wanted = address.getQueryParameters();
        return wanted.isEmpty()
                ? pages.cached(key(slug), () -> find(slug).chain(product -> made(VariantChoice.of(product, wanted))))
                : find(slug).chain(product -> variant(VariantChoice.of(product, wanted)));
    }

    /** Which parameters count, the product alone knows: it is asked, so that the others make no pages of their own. */
    private Uni<Page> variant(VariantChoice choice) {
        PageKey key = key(choice.product().slug(), choice.chosen().sku());
        return pages.cached(key, () -> made(choice));
    }

    private static PageKey key(String slug, Object... choices) {
        return PageKey.of("/p/" + slug, choices);
    }

    private Uni<ProductDetail> find(String slug) {
        return products.bySlug(slug)
                .chain(found ->
                        found.map(product -> Uni.createFrom().item(product)).orElseGet(() -> leadOn(slug)));
    }

    private Uni<TemplateInstance> made(VariantChoice choice) {
        ProductDetail product = choice.product();
        return products.related(product, RELATED)
                .map(related -> Templates.product(product, choice, related, structuredData.of(product)));
    }

    /** A former slug leads to the present one, on whatever host the visitor sees. */
    private Uni<ProductDetail> leadOn(String slug) {
        return products.currentSlug(slug).map(current -> {
            throw current.map(ProductPages::moved)
                    .orElseThrow(() -> ProblemException.notFound("There is no such product."));
        });
    }

    private static RedirectionException moved(String slug) {
        return new RedirectionException(
                Response.status(301).header(HttpHeaders.LOCATION, "/p/" + slug).build());
    }

    @CheckedTemplate(basePath = "product")
    static class Templates {
        static native TemplateInstance product(
                ProductDetail product, VariantChoice choice, List<ProductCard> related, RawString structuredData);
    }
}
