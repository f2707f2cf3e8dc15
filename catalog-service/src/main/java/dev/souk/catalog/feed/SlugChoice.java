package dev.souk.catalog.feed;

import dev.souk.db.ReadSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Gives each product a slug that no other product has or ever had: its stem, or the stem with the next free number. The same
 * products in the same order get the same slugs. Should somebody else take one meanwhile, the table's key refuses it, and
 * the transaction is tried again.
 */
final class SlugChoice {

    /** Where other products are called "Lamp 2", "Lamp 3", ... a number is tried in vain; after some tries skip ever more. */
    private static final int PATIENT_ROUNDS = 4;

    private static final int MOST_ROUNDS = 20; // each one a query; they skip over 65,000 numbers

    private static final String OWN = """
            select product_id, stem, min(number) as number
            from product_slug
            where stem in (:stems)
              and product_id in (:products)
            group by product_id, stem
            """;

    private static final String HIGHEST = """
            select stem, max(number) as number
            from product_slug
            where stem in (:stems)
            group by stem
            """;

    private static final String TAKEN = """
            select slug
            from product_slug
            where slug in (:slugs)
            """;

    private final ReadSession session;
    private final Map<Long, Chosen> chosen = new HashMap<>();
    private final Map<String, Integer> highest = new HashMap<>();
    private final Set<String> given = new HashSet<>();

    private SlugChoice(ReadSession session) {
        this.session = session;
    }

    /**
     * A slug found for a product.
     *
     * @param known the product had it before
     */
    record Chosen(String stem, int number, boolean known) {

        String slug() {
            return number == 1 ? stem : stem + "-" + number;
        }
    }

    /**
     * Finds a slug for each.
     *
     * @param stems by product, in the order in which they may choose
     */
    static Uni<Map<Long, Chosen>> choose(ReadSession session, SequencedMap<Long, String> stems) {
        if (stems.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        SlugChoice choice = new SlugChoice(session);
        return choice.ownOnes(stems)
                .chain(() -> choice.countUp(stems))
                .chain(() -> choice.rounds(stems, 1))
                .replaceWith(choice.chosen);
    }

    /** A product that is called as it once was gets its old slug back. */
    private Uni<Void> ownOnes(Map<Long, String> stems) {
        return session.sql(OWN, Own.class)
                .bind("stems", Set.copyOf(stems.values()))
                .bind("products", stems.keySet())
                .list()
                .invoke(rows -> rows.stream()
                        .filter(own -> own.stem().equals(stems.get(own.productId())))
                        .forEach(own -> chosen.put(own.productId(), new Chosen(own.stem(), own.number(), true))))
                .replaceWithVoid();
    }

    private Uni<Void> countUp(Map<Long, String> stems) {
        return session.sql(HIGHEST, Highest.class)
                .bind("stems", Set.copyOf(stems.values()))
                .list()
                .invoke(rows -> rows.forEach(row -> highest.put(row.stem(), row.number())))
                .replaceWithVoid();
    }

    private Uni<Void> rounds(SequencedMap<Long, String> stems, int round) {
        Map<Long, Chosen> candidates = candidates(stems, round);
        if (candidates.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (round > MOST_ROUNDS) {
            return Uni.createFrom()
                    .failure(new IllegalStateException(
                            "No free slug for " + candidates.values() + " in " + round + " rounds"));
        }
        return session.sql(TAKEN, String.class)
                .bind("slugs", candidates.values().stream().map(Chosen::slug).toList())
                .list()
                .invoke(taken -> keepFree(candidates, Set.copyOf(taken)))
                .chain(() -> rounds(stems, round + 1));
    }

    private Map<Long, Chosen> candidates(SequencedMap<Long, String> stems, int round) {
        int step = round <= PATIENT_ROUNDS ? 1 : 1 << (round - PATIENT_ROUNDS);
        Map<Long, Chosen> candidates = new LinkedHashMap<>();
        stems.forEach((product, stem) -> {
            if (!chosen.containsKey(product)) {
                candidates.put(product, new Chosen(stem, highest.merge(stem, step, Integer::sum), false));
            }
        });
        return candidates;
    }

    private void keepFree(Map<Long, Chosen> candidates, Set<String> taken) {
        candidates.forEach((product, candidate) -> {
            if (!taken.contains(candidate.slug()) && given.add(candidate.slug())) {
                chosen.put(product, candidate);
            }
        });
    }

    @RegisterForReflection
    record Own(long productId, String stem, int number) {}

    @RegisterForReflection
    record Highest(String stem, int number) {}
}
