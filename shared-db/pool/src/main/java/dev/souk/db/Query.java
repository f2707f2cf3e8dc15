package dev.souk.db;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** A query under construction; parameters are always bound by name, never concatenated. */
public final class Query<T> {

    private final Mutiny.SelectionQuery<?> query;
    private final Function<Object, T> row;

    Query(Mutiny.SelectionQuery<?> query, Function<Object, T> row) {
        this.query = query;
        this.row = row;
    }

    public Query<T> bind(String name, @Nullable Object value) {
        query.setParameter(name, value);
        return this;
    }

    /** At most {@code rows} rows. */
    public Query<T> limit(int rows) {
        query.setMaxResults(rows);
        return this;
    }

    /** Leaves out the first {@code rows} rows. */
    public Query<T> offset(int rows) {
        query.setFirstResult(rows);
        return this;
    }

    /** All rows, in the order of the query. */
    public Uni<List<T>> list() {
        return query.getResultList().map(rows -> rows.stream().<T>map(row).toList());
    }

    /** The only row, or empty; more than one row is an error. */
    public Uni<Optional<T>> one() {
        return query.getSingleResultOrNull()
                .map(found -> Optional.ofNullable(found).map(row));
    }
}
