package dev.souk.catalog.stock;

import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes over what somebody in the house says of the pieces on hand: so many more or fewer, whatever was sold meanwhile. */
@ApplicationScoped
public class CorrectStock {

    /** Whose stock nobody has told of yet has none. */
    private static final String BEGIN = """
            insert into stock (sku, on_hand)
            select row.sku, 0
            from json_table(:rows, '$[*]' columns (
                sku varchar(64) path '$')) row
            order by row.sku
            on duplicate key update on_hand = on_hand
            """;

    private final StockLevels levels;
    private final StockMovements movements;

    CorrectStock(StockLevels levels, StockMovements movements) {
        this.levels = levels;
        this.movements = movements;
    }

    /** How many pieces were on hand, and are now. */
    public record Corrected(int was, int became) {}

    /**
     * Makes all corrections and writes down why, or none and fails with {@link InsufficientStock}: what is set aside is promised
     * and cannot go. It comes last in its transaction, because it locks what shoppers want.
     *
     * @param pieces how many more there are of each SKU; negative: fewer; not zero
     * @param reference names what is done; the same one cannot correct a SKU twice
     * @return of each SKU, what became of it
     */
    public Uni<Map<String, Corrected>> by(
            WriteSession session, Map<String, Integer> pieces, String reference, Instant now) {
        if (pieces.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.sql(BEGIN)
                .bind("rows", new JsonArray(List.copyOf(new TreeSet<>(pieces.keySet()))).encode())
                .execute()
                .chain(() -> StockLevels.lock(session, pieces.keySet()))
                .map(before -> before.stream().collect(Collectors.toMap(StockLevel::sku, Function.identity())))
                .call(before -> levels.change(
                        session,
                        pieces.entrySet().stream()
                                .map(more -> StockChange.corrected(more.getKey(), more.getValue()))
                                .toList()))
                .call(before -> movements.correct(session, pieces, reference, now))
                .map(before -> pieces.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, more -> corrected(before, more))));
    }

    private static Corrected corrected(Map<String, StockLevel> before, Map.Entry<String, Integer> more) {
        int was = Objects.requireNonNull(before.get(more.getKey())).onHand();
        return new Corrected(was, was + more.getValue());
    }
}
