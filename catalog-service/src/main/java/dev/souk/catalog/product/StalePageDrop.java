package dev.souk.catalog.product;

import dev.souk.cache.PageCache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Drops kept pages at once, and again a moment later: a page that is made in between may come from a replica that did not know
 * of the change yet. The second time is a hint only; what it misses ends with the page's short life.
 */
@Singleton
final class StalePageDrop {

    private static final Logger log = Logger.getLogger(StalePageDrop.class);

    /** Replicas follow within some milliseconds; a second also covers those of a large import. */
    private static final Duration REPLICAS_FOLLOW = Duration.ofSeconds(1);

    private final PageCache pages;

    StalePageDrop(PageCache pages) {
        this.pages = pages;
    }

    /** Fails when the pages may still be there. */
    Uni<Void> of(String tag) {
        return pages.drop(Set.of(tag)).invoke(() -> again(tag));
    }

    private void again(String tag) {
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(REPLICAS_FOLLOW)
                .chain(() -> pages.drop(Set.of(tag)))
                .subscribe()
                .with(done -> {}, failure -> log.debugf("%s was not dropped again: %s", tag, failure));
    }
}
