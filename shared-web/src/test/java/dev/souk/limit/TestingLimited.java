package dev.souk.limit;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestQuery;

/** Something that may not be done too often. */
@Path("/")
class TestingLimited {

    static final RateLimit TWO_AN_HOUR = new RateLimit("testing", 2, Duration.ofHours(1));

    private final RateLimits limits;

    TestingLimited(RateLimits limits) {
        this.limits = limits;
    }

    @GET
    @Path("api/v1/limited")
    public Uni<String> limited(@RestQuery String who) {
        return limits.require(TWO_AN_HOUR, who).replaceWith("done");
    }
}
