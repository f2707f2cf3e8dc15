package dev.souk.cart.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.logging.Log;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the catalogue offers. It never fails: a catalogue that is away leaves what is remembered. */
@ApplicationScoped
public class CatalogClient {

    private static final int MOST_AT_ONCE = 100; // what the catalogue takes

    private final CatalogService catalog;
    private final Clock clock;
    private final Duration freshFor;
    private final Cache<String, Remembered> remembered;

    CatalogClient(CatalogService catalog, CatalogConfig config, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
        this.freshFor = config.freshFor();
        this.remembered = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfterWrite(config.knownFor())
                .build();
    }

    /** As they are now: for showing a cart. */
    public Uni<Offers> offers(Collection<String> skus) {
        return ask(new HashSet<>(skus), Map.of());
    }

    /** As they are or were some seconds ago: for changing a cart. */
    public Uni<Offers> recentOffers(Collection<String> skus) {
        Map<String, OfferedProduct> fresh = new HashMap<>();
        Set<String> others = new HashSet<>();
        Instant oldest = clock.instant().minus(freshFor);
        for (String sku : skus) {
            Remembered known = remembered.getIfPresent(sku);
            if (known != null && known.at().isAfter(oldest)) {
                fresh.put(sku, known.offer());
            } else {
                others.add(sku);
            }
        }
        return ask(others, fresh);
    }

    private Uni<Offers> ask(Set<String> skus, Map<String, OfferedProduct> fresh) {
        if (skus.isEmpty()) {
            return Uni.createFrom().item(new Offers(fresh, Set.of(), true));
        }
        return Uni.join()
                .all(parts(skus).stream().map(this::askOnce).toList())
                .andFailFast()
                .map(answers -> complete(answers, skus, fresh))
                .onFailure(CatalogUnavailable.class)
                .invoke(failure -> Log.debugf(failure, "Going on with offers that are remembered"))
                .onFailure(CatalogUnavailable.class)
                .recoverWithItem(() -> fromMemory(skus, fresh));
    }

    private Uni<OfferList> askOnce(List<String> skus) {
        return catalog.post("/internal/offers", new OfferRequest(skus), OfferList.class);
    }

    private Offers complete(List<OfferList> answers, Set<String> asked, Map<String, OfferedProduct> fresh) {
        Map<String, OfferedProduct> offers = new HashMap<>(fresh);
        Instant now = clock.instant();
        for (OfferList answer : answers) {
            for (OfferedProduct offer : answer.offers()) {
                offers.put(offer.sku(), offer);
                remembered.put(offer.sku(), new Remembered(offer, now));
            }
        }
        Set<String> notSold = new HashSet<>(asked);
        notSold.removeAll(offers.keySet());
        return new Offers(offers, notSold, true);
    }

    private Offers fromMemory(Set<String> skus, Map<String, OfferedProduct> fresh) {
        Map<String, OfferedProduct> offers = new HashMap<>(fresh);
        remembered.getAllPresent(skus).forEach((sku, known) -> offers.put(sku, known.offer()));
        return new Offers(offers, Set.of(), false);
    }

    private static List<List<String>> parts(Set<String> skus) {
        List<String> all = List.copyOf(skus);
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
        }
        return parts;
    }

    private record Remembered(OfferedProduct offer, Instant at) {}

    @RegisterForReflection
    record OfferRequest(List<String> skus) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OfferList(List<OfferedProduct> offers) {}
}
