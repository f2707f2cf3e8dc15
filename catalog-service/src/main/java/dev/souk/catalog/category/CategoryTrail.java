package dev.souk.catalog.category;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A category and the way to it.
 *
 * @param above from the top down
 */
record CategoryTrail(List<Category> above, Category category) {

    static Optional<CategoryTrail> find(List<Category> tree, String slug) {
        return find(tree, slug, List.of());
    }

    private static Optional<CategoryTrail> find(List<Category> level, String slug, List<Category> above) {
        for (Category category : level) {
            if (category.slug().equals(slug)) {
                return Optional.of(new CategoryTrail(above, category));
            }
            List<Category> further = new ArrayList<>(above);
            further.add(category);
            Optional<CategoryTrail> found = find(category.children(), slug, further);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
