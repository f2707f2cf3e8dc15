package dev.souk.web.cache;

import dev.souk.cache.Caches;
import dev.souk.cache.CachesState;
import dev.souk.web.ProblemException;
import dev.souk.web.service.FromService;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The caches of this service for its operators. What is dropped is dropped on every pod; what is counted is this one's. */
@Path("/internal/cache")
@Produces(MediaType.APPLICATION_JSON)
@FromService("operator")
public class CacheApi {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Caches caches;

    CacheApi(Caches caches) {
        this.caches = caches;
    }

    @GET
    @Operation(hidden = true)
    public Uni<CachesState> state() {
        return caches.state();
    }

    /**
     * Drops on every pod, within a second.
     *
     * @param of {@code all}, or what the values are made of, or their names, or the paths of pages
     */
    @DELETE
    @Operation(hidden = true)
    public Uni<Dropped> drop(@RestQuery List<String> of) {
        ToDrop named = ToDrop.of(of);
        return named.from(caches)
                .onFailure()
                .transform(failure -> ProblemException.unavailable(
                        "Redis did not say in time that it is done (%s). Say it again.".formatted(failure.getMessage()),
                        RETRY_AFTER))
                .invoke(count -> Log.infof("An operator dropped %s: %d values", named, count))
                .map(Dropped::new);
    }
}
