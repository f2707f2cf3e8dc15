package dev.souk.cart.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.souk.web.Link;
import dev.souk.web.Navigation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The top categories on every page, as the catalogue told them within the last minute. */
@ApplicationScoped
class CategoryNavigation implements Navigation {

    private static final int MOST = 16; // more than a row nobody reads; the home page shows all
    private static final Duration FRESH_FOR = Duration.ofMinutes(1); // a new category may wait
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(3); // a page is whole without them

    private final CatalogService catalog;
    private final Clock clock;
    private final Uni<List<Link>> links;
    private volatile List<Link> last = List.of();
    private volatile Instant validUntil = Instant.MAX;

    CategoryNavigation(CatalogService catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
        this.links = Uni.createFrom()
                .deferred(this::fetch)
                .memoize()
                .until(() -> this.clock.instant().isAfter(validUntil));
    }

    @Override
    public Uni<List<Link>> links() {
        return links.emitOn(CallerContext.here());
    }

    private Uni<List<Link>> fetch() {
        return catalog.get("/api/v1/categories", CategoryTree.class)
                .map(tree -> tree.items().stream()
                        .limit(MOST)
                        .map(category -> new Link("/c/" + category.slug(), category.title()))
                        .toList())
                .invoke(fetched -> keep(fetched, FRESH_FOR))
                .onFailure(CatalogUnavailable.class)
                .recoverWithItem(() -> keep(last, ASK_AGAIN_AFTER));
    }

    private List<Link> keep(List<Link> known, Duration time) {
        last = known;
        validUntil = clock.instant().plus(time);
        return known;
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record CategoryTree(List<Category> items) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Category(String slug, String title) {}
}
