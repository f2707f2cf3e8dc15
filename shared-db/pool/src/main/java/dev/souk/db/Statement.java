package dev.souk.db;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** A change under construction; parameters are always bound by name, never concatenated. */
public final class Statement {

    private final Mutiny.MutationQuery query;

    Statement(Mutiny.MutationQuery query) {
        this.query = query;
    }

    public Statement bind(String name, @Nullable Object value) {
        query.setParameter(name, value);
        return this;
    }

    /** Runs it; gives the number of rows it changed. */
    public Uni<Integer> execute() {
        return query.executeUpdate();
    }
}
