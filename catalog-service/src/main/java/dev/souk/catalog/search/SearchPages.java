package dev.souk.catalog.search;

import dev.souk.catalog.category.Categories;
import dev.souk.catalog.category.Category;
import dev.souk.web.Page;
import dev.souk.web.PageKey;
import dev.souk.web.Pages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a search found. */
@Path("/search")
public class SearchPages {

    private final Shelves shelves;
    private final Categories categories;
    private final Pages pages;

    SearchPages(Shelves shelves, Categories categories, Pages pages) {
        this.shelves = shelves;
        this.categories = categories;
        this.pages = pages;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Page> search(
            @RestQuery @Nullable String q, @RestQuery @Nullable String sort, @RestQuery @Nullable String page) {
        String text = shortened(q == null ? "" : q.strip());
        if (text.isEmpty()) {
            return pages.cached(PageKey.of("/search"), () -> withCategories(Templates::prompt));
        }
        ShelfRequest request = ShelfRequest.ofSearch(text, sort, page);
        return pages.cachedHere(
                PageKey.of(request.path(), text, request.sort(), request.page()), () -> made(text, request));
    }

    private Uni<TemplateInstance> made(String text, ShelfRequest request) {
        return shelves.page(request)
                .chain(shelf -> shelf.total() == 0
                        ? withCategories(tree -> Templates.nothing(text, tree))
                        : Uni.createFrom().item(Templates.results(text, shelf)));
    }

    private Uni<TemplateInstance> withCategories(Function<List<Category>, TemplateInstance> template) {
        return categories.tree().map(template);
    }

    /** The field takes no more either. */
    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= SearchRequest.LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SearchRequest.LONGEST_TEXT));
    }

    @CheckedTemplate(basePath = "search")
    static class Templates {
        static native TemplateInstance results(String text, Shelf shelf);

        static native TemplateInstance nothing(String text, List<Category> categories);

        static native TemplateInstance prompt(List<Category> categories);
    }
}
