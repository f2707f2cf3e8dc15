package dev.souk.catalog.search;

import dev.souk.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Listings, page by page. */
@ApplicationScoped
public class Shelves {

    private final Search search;

    Shelves(Search search) {
        this.search = search;
    }

    /** One page; a number beyond the last one is a 404. */
    public Uni<Shelf> page(ShelfRequest request) {
        return search.find(request.search())
                .map(result -> new Shelf(result.items(), result.total(), request))
                .invoke(shelf -> {
                    if (!shelf.exists()) {
                        throw ProblemException.notFound("There are only " + shelf.pages() + " pages.");
                    }
                });
    }
}
