package dev.souk.catalog.product;

import dev.souk.catalog.search.Search;
import dev.souk.catalog.search.SearchRequest;
import dev.souk.catalog.search.SearchResult;
import dev.souk.catalog.search.Sort;
import dev.souk.web.JsonAnswers;
import dev.souk.web.NextLink;
import dev.souk.web.PageKey;
import dev.souk.web.PageSize;
import dev.souk.web.ProblemException;
import dev.souk.web.Representation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Products as JSON. */
@Path("/api/v1/products")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Products")
public class ProductApi {

    private final Products products;
    private final Search search;
    private final JsonAnswers answers;

    ProductApi(Products products, Search search, JsonAnswers answers) {
        this.products = products;
        this.search = search;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listProducts",
            summary = "List and search products",
            description =
                    "Cards, in stock first unless a sort says otherwise. Take `next` as the `cursor` of the following call,"
                            + " with the same q, category and sort, until it is null; the Link header says the same.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProductList.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be understood: `bad-parameter`, `invalid-cursor`")
    public Uni<RestResponse<ProductList>> list(
            @Parameter(description = "Only products of this category and all below it, by its slug")
                    @QueryParam("category")
                    @Nullable
                    String category,
            @Parameter(description = "Words to look for, at most 200 characters; each may be the beginning of one")
                    @QueryParam("q")
                    @Nullable
                    String text,
            @Parameter(
                            description =
                                    "Default `relevance`: what can be had first, then the best match, then the newest",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"relevance", "newest", "price", "-price"}))
                    @QueryParam("sort")
                    @Nullable
                    String sort,
            @Parameter(description = "1 to 100", schema = @Schema(type = SchemaType.INTEGER, defaultValue = "24"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "`next` of the part before") @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        SearchRequest request =
                SearchRequest.after(shortEnough(text), category, sort(sort), PageSize.of(limit), cursor);
        return search.find(request).map(result -> list(result, uri));
    }

    @GET
    @Path("/{slug}")
    @Operation(
            operationId = "getProduct",
            summary = "One product with its variants",
            description = "Variants that can be had come first.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProductDetail.class)))
    @APIResponse(responseCode = "301", description = "A former slug; Location has the present one")
    @APIResponse(responseCode = "404", description = "No such product: `not-found`")
    public Uni<Representation> one(@PathParam("slug") String slug) {
        return answers.cached(PageKey.of("/api/v1/products/" + slug), () -> find(slug));
    }

    private Uni<ProductDetail> find(String slug) {
        return products.bySlug(slug)
                .chain(found ->
                        found.map(product -> Uni.createFrom().item(product)).orElseGet(() -> leadOn(slug)));
    }

    private Uni<ProductDetail> leadOn(String slug) {
        return products.currentSlug(slug).map(current -> {
            throw current.map(ProductApi::moved)
                    .orElseThrow(() -> ProblemException.notFound("There is no product \"" + slug + "\"."));
        });
    }

    /** The address is relative, because behind a gateway we do not know our own host. */
    private static RedirectionException moved(String slug) {
        return new RedirectionException(Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, "/api/v1/products/" + slug)
                .build());
    }

    private static RestResponse<ProductList> list(SearchResult result, UriInfo uri) {
        ResponseBuilder<ProductList> answer = ResponseBuilder.ok(new ProductList(result.items(), result.next()));
        if (result.next() != null) {
            answer.header(HttpHeaders.LINK, NextLink.of(uri, result.next()));
        }
        return answer.build();
    }

    private static @Nullable String shortEnough(@Nullable String text) {
        if (text != null && text.length() > SearchRequest.LONGEST_TEXT) {
            throw ProblemException.badParameter(
                    "q", "at most " + SearchRequest.LONGEST_TEXT + " characters, not " + text.length());
        }
        return text;
    }

    private static Sort sort(@Nullable String name) {
        return name == null || name.isEmpty()
                ? Sort.RELEVANCE
                : Sort.of(name).orElseThrow(() -> ProblemException.badParameter("sort", "one of " + sorts()));
    }

    private static String sorts() {
        return Arrays.stream(Sort.values()).map(Sort::wireName).collect(Collectors.joining(", "));
    }

    /**
     * A part of a list.
     *
     * @param next the cursor of the following part, null at the end
     */
    public record ProductList(
            List<ProductCard> items, @Nullable String next) {}
}
