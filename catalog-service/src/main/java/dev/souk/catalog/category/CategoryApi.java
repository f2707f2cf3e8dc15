package dev.souk.catalog.category;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Categories as JSON. */
@Path("/api/v1/categories")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Categories")
public class CategoryApi {

    private final Categories categories;

    CategoryApi(Categories categories) {
        this.categories = categories;
    }

    @GET
    @Operation(
            operationId = "listCategories",
            summary = "The tree of categories",
            description = "All of it: the top categories, each with all below it, in the order to show.")
    public Uni<CategoryTree> tree() {
        return categories.tree().map(CategoryTree::new);
    }

    /** The top categories. */
    public record CategoryTree(List<Category> items) {}
}
