package dev.souk.catalog.home;

import dev.souk.catalog.category.Categories;
import dev.souk.catalog.category.CategoryPictures;
import dev.souk.catalog.category.CategoryPictures.Door;
import dev.souk.catalog.product.ProductCard;
import dev.souk.catalog.product.Products;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The home page. */
@Path("/")
public class HomePages {

    private static final int WINDOWS = 3; // beside the words of welcome
    private static final int ROW = 8; // two rows of four, four of two

    private final Categories categories;
    private final CategoryPictures pictures;
    private final Products products;
    private final Pages pages;

    HomePages(Categories categories, CategoryPictures pictures, Products products, Pages pages) {
        this.categories = categories;
        this.pictures = pictures;
        this.products = products;
        this.pages = pages;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Page> home() {
        return pages.cached(PageKey.of("/"), this::made);
    }

    private Uni<TemplateInstance> made() {
        return Uni.combine()
                .all()
                .unis(categories.tree().chain(pictures::doors), products.featured(WINDOWS + ROW), products.newest(ROW))
                .asTuple()
                .map(found -> made(found.getItem1(), found.getItem2(), found.getItem3()));
    }

    private static TemplateInstance made(List<Door> doors, List<ProductCard> featured, List<ProductCard> newest) {
        int windows = Math.min(WINDOWS, featured.size());
        return Templates.home(doors, featured.subList(0, windows), featured.subList(windows, featured.size()), newest);
    }

    @CheckedTemplate(basePath = "home")
    static class Templates {
        static native TemplateInstance home(
                List<Door> doors, List<ProductCard> windows, List<ProductCard> featured, List<ProductCard> newest);
    }
}
