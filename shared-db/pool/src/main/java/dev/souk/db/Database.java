package dev.souk.db;

import io.quarkus.hibernate.orm.PersistenceUnit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The only way in: {@link #read} for a unit of work that looks, {@link #write} for one that changes.
 *
 * <p>A unit of work is one stateless Hibernate Reactive session, opened for it and always closed. The lambda of a {@code
 * read} may run twice, on another node the second time: it must not have side effects.
 */
@ApplicationScoped
public class Database {

    private final Mutiny.SessionFactory primary;
    private final Mutiny.SessionFactory reader;

    Database(Mutiny.SessionFactory primary, @PersistenceUnit("reader") Mutiny.SessionFactory reader) {
        this.primary = primary;
        this.reader = reader;
    }

    /** Runs {@code work} on a replica, or on the primary when no replica can answer. */
    public <T> Uni<T> read(Function<ReadSession, Uni<T>> work) {
        return reader.withStatelessSession(session -> work.apply(new ReadSession(session)));
    }

    /** Runs {@code work} in one transaction on the primary: committed when its {@code Uni} completes, else rolled back. */
    public <T> Uni<T> write(Function<WriteSession, Uni<T>> work) {
        return primary.withStatelessTransaction((session, transaction) -> work.apply(new WriteSession(session)));
    }
}
