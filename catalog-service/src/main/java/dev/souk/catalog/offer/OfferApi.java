package dev.souk.catalog.offer;

import dev.souk.web.FieldError;
import dev.souk.web.JsonBody;
import dev.souk.web.ProblemException;
import dev.souk.web.service.FromService;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Offers for other services, which know what they want by its article number. */
@Path("/internal/offers")
@Produces(MediaType.APPLICATION_JSON)
@FromService({"cart", "checkout"})
public class OfferApi {

    private static final int MOST = 100; // lines of a cart

    private final Offers offers;

    OfferApi(Offers offers) {
        this.offers = offers;
    }

    @POST
    @Operation(hidden = true)
    public Uni<OfferList> offers(JsonBody body) {
        return offers.of(skus(body.as(OfferRequest.class))).map(OfferList::new);
    }

    private static List<String> skus(OfferRequest request) {
        if (request.skus().size() > MOST) {
            String detail = "up to " + MOST + " article numbers";
            throw new ProblemException(
                    422, "invalid-body", "Invalid body", "skus: " + detail, List.of(new FieldError("/skus", detail)));
        }
        return request.skus().stream().filter(Objects::nonNull).distinct().toList();
    }

    /** What is asked for. */
    @RegisterForReflection // JsonBody makes it
    record OfferRequest(List<@Nullable String> skus) {}

    /** Those of it that are sold. */
    public record OfferList(List<Offer> offers) {}
}
