package dev.souk.checkout.stock;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.souk.web.FieldError;
import dev.souk.web.service.RemoteAnswer;
import dev.souk.web.service.RemoteService;
import dev.souk.web.service.RemoteServices;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue's stock, always by a key of ours: saying the same twice is saying it once. Every method fails with {@code
 * RemoteUnavailable} when the catalogue does not say what happened.
 */
@ApplicationScoped
public class StockClient {

    /** Apart from one another, pools and breakers: a crowd that looks for the last piece must not stand in the way of who pays. */
    private final RemoteService shoppers;

    private final RemoteService payers;

    StockClient(RemoteServices services, CatalogConfig config, @ConfigProperty(name = "souk.service.key") String key) {
        this.shoppers = services.at("catalog", config, key);
        this.payers = services.at("catalog, for payers", config, key);
    }

    /** Sets stock aside until then, all lines or none; the same key again replaces lines and time. Fails with {@link StockShort}. */
    public Uni<Reservation> reserve(String key, List<Wanted> lines, Instant expiresAt) {
        return shoppers.put(path(key), new ReserveRequest(lines, wire(expiresAt)))
                .map(StockClient::reserved);
    }

    /** From now on it does not expire. Gives false when it has expired already. */
    public Uni<Boolean> commit(String key) {
        return payers.post(path(key) + "/commit", null).map(StockClient::unlessGone);
    }

    /** It may expire again. Gives false when it has already. */
    public Uni<Boolean> uncommit(String key, Instant expiresAt) {
        return payers.post(path(key) + "/uncommit", new UncommitRequest(wire(expiresAt)))
                .map(StockClient::unlessGone);
    }

    /** The pieces leave the house. Gives false when they were not committed. */
    public Uni<Boolean> sell(String key) {
        return payers.post(path(key) + "/sell", null).map(StockClient::unlessGone);
    }

    /** The pieces may be sold to others. Does nothing to what is sold already. */
    public Uni<Void> release(String key) {
        return payers.delete(path(key)).map(answer -> {
            if (!answer.isOk() && answer.status() != 409) {
                throw answer.unexpected();
            }
            return null;
        });
    }

    /** The pieces came back. Gives false when they were never sold. */
    public Uni<Boolean> takeBack(String key) {
        return payers.post(path(key) + "/return", null).map(StockClient::unlessGone);
    }

    /** What is sold under these article numbers, and how much of it there is, at most 100 at once; unknown ones are left out. */
    public Uni<List<Offer>> offers(List<String> skus) {
        return shoppers.post("/internal/offers", new OffersRequest(skus))
                .map(RemoteAnswer::required)
                .map(answer -> answer.as(OfferList.class).offers());
    }

    /** Those of these keys that the catalogue knows, at most 500 at once. */
    public Uni<List<Reservation>> search(List<String> keys) {
        return shoppers.post("/internal/reservations/search", new SearchRequest(keys))
                .map(RemoteAnswer::required)
                .map(answer -> answer.as(ReservationList.class).items());
    }

    /** Those that are committed, sold or returned, in the order of their keys. */
    public Uni<ReservationList> settled(@Nullable String after, int limit) {
        String from = after == null ? "" : "&after=" + after;
        return shoppers.get("/internal/reservations?status=committed,sold,returned&limit=" + limit + from)
                .map(RemoteAnswer::required)
                .map(answer -> answer.as(ReservationList.class));
    }

    private static Reservation reserved(RemoteAnswer answer) {
        if (answer.status() == 409) {
            Refusal refusal = answer.as(Refusal.class);
            if (refusal.is("insufficient-stock")) {
                throw new StockShort(Objects.requireNonNullElse(refusal.errors(), List.of()));
            }
        }
        return answer.required().as(Reservation.class);
    }

    private static boolean unlessGone(RemoteAnswer answer) {
        return answer.status() != 409 && answer.required().isOk();
    }

    private static String path(String key) {
        return "/internal/reservations/" + key;
    }

    private static String wire(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    @RegisterForReflection
    record ReserveRequest(List<Wanted> lines, String expiresAt) {}

    @RegisterForReflection
    record UncommitRequest(String expiresAt) {}

    @RegisterForReflection
    record OffersRequest(List<String> skus) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OfferList(List<Offer> offers) {}

    @RegisterForReflection
    record SearchRequest(List<String> keys) {}

    /**
     * A part of a list.
     *
     * @param next the key to go on after, null at the end
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ReservationList(
            List<Reservation> items, @Nullable String next) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Refusal(String type, @Nullable List<FieldError> errors) {
        boolean is(String lastSegment) {
            return type.endsWith("/" + lastSegment);
        }
    }
}
