package dev.souk.catalog.readiness;

import dev.souk.catalog.category.Categories;
import dev.souk.catalog.product.Products;
import dev.souk.catalog.search.Search;
import dev.souk.catalog.search.SearchRequest;
import dev.souk.catalog.search.Sort;
import io.quarkus.logging.Log;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when everything that the home page and the listings read could be read once: the database was there, its schema is
 * one this version can work with, connections are open and the code is warm. From then on it stays ready whatever happens to
 * the database: a failure there must not take every pod out of service at once.
 */
@Readiness
@ApplicationScoped
class WarmUp implements AsyncHealthCheck {

    private static final String NAME = "warm-up";
    private static final int CARDS = 24; // a full page
    private static final Duration LIMIT = Duration.ofSeconds(5); // a probe asks again; the next one may fare better

    private final Categories categories;
    private final Products products;
    private final Search search;
    private volatile boolean done;

    WarmUp(Categories categories, Products products, Search search) {
        this.categories = categories;
        this.products = products;
        this.search = search;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return done ? Uni.createFrom().item(HealthCheckResponse.up(NAME)) : tryOnce();
    }

    private Uni<HealthCheckResponse> tryOnce() {
        return reads().ifNoItem()
                .after(LIMIT)
                .fail()
                .map(read -> ready())
                .onFailure()
                .recoverWithItem(WarmUp::notYet);
    }

    private Uni<Void> reads() {
        return categories
                .tree()
                .chain(tree -> products.featured(CARDS))
                .chain(cards -> products.newest(CARDS))
                .chain(cards -> search.find(SearchRequest.page(null, null, Sort.RELEVANCE, CARDS, 0)))
                .chain(found -> search.find(SearchRequest.page("warm", null, Sort.RELEVANCE, CARDS, 0)))
                .replaceWithVoid();
    }

    private HealthCheckResponse ready() {
        if (!done) {
            done = true;
            Log.info("Ready: the first reads succeeded");
        }
        return HealthCheckResponse.up(NAME);
    }

    private static HealthCheckResponse notYet(Throwable failure) {
        return HealthCheckResponse.named(NAME)
                .down()
                .withData("waitingFor", "the first reads")
                .withData("failure", failure.getClass().getSimpleName())
                .build();
    }
}
