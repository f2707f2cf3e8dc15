package dev.souk.catalog.category;

import dev.souk.web.JsonAnswers;
import dev.souk.web.PageKey;
import dev.souk.web.Representation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Categories as JSON. */
@Path("/api/v1/categories")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Categories")
public class CategoryApi {

    private final Categories categories;
    private final JsonAnswers answers;

    CategoryApi(Categories categories, JsonAnswers answers) {
        this.categories = categories;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listCategories",
            summary = "The tree of categories",
            description = "All of it: the top categories, each with all below it, in the order to show.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CategoryTree.class)))
    public Uni<Representation> tree() {
        return answers.cached(
                PageKey.of("/api/v1/categories"), () -> categories.tree().map(CategoryTree::new));
    }

    /** The top categories. */
    @RegisterForReflection
    public record CategoryTree(List<Category> items) {}
}
