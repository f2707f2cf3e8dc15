package dev.souk.catalog.category;

import dev.souk.db.Database;
import dev.souk.db.ReadSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tree of categories. */
@ApplicationScoped
public class Categories {

    private static final long TOP = 0;

    private static final String ALL = """
            select c.id, c.parentId, c.slug, c.title
            from Category c
            order by c.position, c.id
            """;

    private final Database database;

    Categories(Database database) {
        this.database = database;
    }

    /** The top categories, each with all below it. */
    public Uni<List<Category>> tree() {
        return database.read(this::tree);
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
