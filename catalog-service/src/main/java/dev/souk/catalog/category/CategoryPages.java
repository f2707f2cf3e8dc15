package dev.souk.catalog.category;

import dev.souk.catalog.search.Shelf;
import dev.souk.catalog.search.ShelfRequest;
import dev.souk.catalog.search.Shelves;
import dev.souk.web.Page;
import dev.souk.web.PageKey;
import dev.souk.web.Pages;
import dev.souk.web.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a category has. */
@Path("/c")
public class CategoryPages {

    private final Categories categories;
    private final Shelves shelves;
    private final Pages pages;

    CategoryPages(Categories categories, Shelves shelves, Pages pages) {
        this.categories = categories;
        this.shelves = shelves;
        this.pages = pages;
    }

    @GET
    @Path("{slug}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Page> category(
            @RestPath String slug, @RestQuery @Nullable String sort, @RestQuery @Nullable String page) {
        ShelfRequest request = ShelfRequest.ofCategory(slug, sort, page);
        return pages.cached(PageKey.of(request.path(), request.sort(), request.page()), () -> made(slug, request));
    }

    private Uni<TemplateInstance> made(String slug, ShelfRequest request) {
        return trail(slug).chain(trail -> shelves.page(request).map(shelf -> Templates.category(trail, shelf)));
    }

    private Uni<CategoryTrail> trail(String slug) {
        return categories
                .tree()
                .map(tree -> CategoryTrail.find(tree, slug)
                        .orElseThrow(() -> ProblemException.notFound("There is no category \"" + slug + "\".")));
    }

    @CheckedTemplate(basePath = "category")
    static class Templates {
        static native TemplateInstance category(CategoryTrail trail, Shelf shelf);
    }
}
