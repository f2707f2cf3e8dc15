package dev.souk.catalog.category;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.souk.cache.Caches;
import dev.souk.cache.LevelledCache;
import dev.souk.cache.Made;
import dev.souk.catalog.product.ProductTags;
import dev.souk.db.Database;
import dev.souk.db.ReadSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tree of categories. */
@ApplicationScoped
public class Categories {

    private static final long TOP = 0;
    private static final Set<String> TAGS = Set.of(ProductTags.CATEGORIES);

    private static final String ALL = """
            select c.id, c.parentId, c.slug, c.title
            from Category c
            order by c.position, c.id
            """;

    private final Database database;
    private final LevelledCache<List<Category>> trees;

    Categories(Database database, Caches caches) {
        this.database = database;
        this.trees = caches.ofObjects("categories", new TypeReference<>() {});
    }

    /** The top categories, each with all below it. */
    public Uni<List<Category>> tree() {
        return trees.find("tree", () -> database.read(this::tree).map(tree -> Made.of(tree, TAGS)))
                .map(Optional::orElseThrow);
    }

    private Uni<List<Category>> tree(ReadSession session) {
        return session.query(ALL, Node.class).list().map(Categories::grow);
    }

    private static List<Category> grow(List<Node> nodes) {
        Map<Long, List<Node>> byParent =
                nodes.stream().collect(Collectors.groupingBy(node -> node.parentId() == null ? TOP : node.parentId()));
        return below(TOP, byParent);
    }

    private static List<Category> below(long parent, Map<Long, List<Node>> byParent) {
        return byParent.getOrDefault(parent, List.of()).stream()
                .map(node -> new Category(node.slug(), node.title(), below(node.id(), byParent)))
                .toList();
    }

    @RegisterForReflection
    record Node(long id, @Nullable Long parentId, String slug, String title) {}
}
