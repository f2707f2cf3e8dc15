package dev.souk.catalog.category;

import dev.souk.web.Link;
import dev.souk.web.Navigation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The top categories, on every page. */
@ApplicationScoped
class CategoryNavigation implements Navigation {

    private static final int MOST = 16; // more than a row nobody reads; the home page shows all

    private final Categories categories;

    CategoryNavigation(Categories categories) {
        this.categories = categories;
    }

    @Override
    public Uni<List<Link>> links() {
        return categories
                .tree()
                .map(tree -> tree.stream()
                        .limit(MOST)
                        .map(category -> new Link("/c/" + category.slug(), category.title()))
                        .toList());
    }
}
