package dev.souk.catalog.product;

import dev.souk.web.Page;
import dev.souk.web.Pages;
import dev.souk.web.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

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
    public Uni<RestResponse<Page>> product(@RestPath String slug, @Context UriInfo address) {
        return products.bySlug(slug)
                .chain((Optional<ProductDetail> found) -> found.isPresent()
                        ? show(VariantChoice.of(found.get(), address.getQueryParameters()))
                        : leadOn(slug));
    }

    private Uni<RestResponse<Page>> show(VariantChoice choice) {
        ProductDetail product = choice.product();
        return products.related(product, RELATED)
                .chain(related -> pages.render(Templates.product(product, choice, related, structuredData.of(product))))
                .map(RestResponse::ok);
    }

    /** A former slug leads to the present one, on whatever host the visitor sees. */
    private Uni<RestResponse<Page>> leadOn(String slug) {
        return products.currentSlug(slug)
                .map(current -> RestResponse.ResponseBuilder.<Page>create(301)
                        .header(
                                HttpHeaders.LOCATION,
                                "/p/"
                                        + current.orElseThrow(
                                                () -> ProblemException.notFound("There is no such product.")))
                        .build());
    }

    @CheckedTemplate(basePath = "product")
    static class Templates {
        static native TemplateInstance product(
                ProductDetail product, VariantChoice choice, List<ProductCard> related, RawString structuredData);
    }
}
