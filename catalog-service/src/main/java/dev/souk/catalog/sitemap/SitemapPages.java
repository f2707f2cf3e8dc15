package dev.souk.catalog.sitemap;

import dev.souk.catalog.sitemap.Sitemap.Entry;
import dev.souk.web.ProblemException;
import dev.souk.web.Shop;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /sitemap.xml}, its parts, and {@code /robots.txt}. Slugs are plain ASCII, so nothing needs escaping. */
@Path("/")
public class SitemapPages {

    private static final String AN_HOUR = "public, max-age=3600";
    private static final String XML = MediaType.APPLICATION_XML;

    private final Sitemap sitemap;
    private final Shop shop;

    SitemapPages(Sitemap sitemap, Shop shop) {
        this.sitemap = sitemap;
        this.shop = shop;
    }

    @GET
    @Path("sitemap.xml")
    @Produces(XML)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> index() {
        return sitemap.productParts()
                .map(parts -> Stream.concat(
                                Stream.of("/sitemap-categories.xml"),
                                IntStream.rangeClosed(1, parts).mapToObj(part -> "/sitemap-products-" + part + ".xml"))
                        .map(path -> "<sitemap><loc>" + shop.url(path) + "</loc></sitemap>"))
                .map(parts -> document("sitemapindex", parts));
    }

    @GET
    @Path("sitemap-categories.xml")
    @Produces(XML)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> categories() {
        return sitemap.categories()
                .map(slugs -> Stream.concat(Stream.of("/"), slugs.stream().map(slug -> "/c/" + slug))
                        .map(path -> "<url><loc>" + shop.url(path) + "</loc></url>"))
                .map(urls -> document("urlset", urls));
    }

    @GET
    @Path("sitemap-products-{part:[1-9][0-9]{0,4}}.xml")
    @Produces(XML)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> products(@RestPath int part) {
        return sitemap.products(part).map(this::urls).map(urls -> document("urlset", urls));
    }

    @GET
    @Path("robots.txt")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public RestResponse<String> robots() {
        return kept("""
                User-agent: *
                Disallow: /account
                Disallow: /admin
                Disallow: /api/
                Disallow: /cart
                Disallow: /checkout
                Disallow: /orders
                Disallow: /search

                Sitemap: %s
                """.formatted(shop.url("/sitemap.xml")));
    }

    private Stream<String> urls(List<Entry> products) {
        if (products.isEmpty()) {
            throw ProblemException.notFound("There is no such part.");
        }
        return products.stream()
                .map(product -> "<url><loc>" + shop.url("/p/" + product.slug()) + "</loc><lastmod>" + product.changed()
                        + "</lastmod></url>");
    }

    private static RestResponse<String> document(String root, Stream<String> entries) {
        return kept(entries.collect(Collectors.joining(
                "\n",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root
                        + " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
                "\n</" + root + ">\n")));
    }

    private static RestResponse<String> kept(String body) {
        return RestResponse.ResponseBuilder.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, AN_HOUR)
                .build();
    }
}
