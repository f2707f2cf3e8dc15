package dev.souk.db.backfill;

import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The way along a key, and what is done on it. */
record KeyedChange<K>(Key<K> key, BiFunction<WriteSession, Range<K>, Uni<Integer>> work) {

    /**
     * Changes the next rows after {@code lastKey}.
     *
     * @param lastKey null at the beginning
     * @return empty when there is no row any more
     */
    Uni<Optional<Batch>> next(WriteSession session, @Nullable String lastKey, int rows) {
        return key.next(session, lastKey, rows)
                .chain(range -> range.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : work.apply(session, range.get()).map(changed -> Optional.of(batch(range.get(), changed))));
    }

    private static Batch batch(Range<?> range, int changed) {
        return new Batch(range.last().toString(), range.rows(), changed);
    }

    /** What was done. */
    record Batch(String lastKey, long rows, int changed) {}
}
