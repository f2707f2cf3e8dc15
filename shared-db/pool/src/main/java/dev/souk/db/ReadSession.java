package dev.souk.db;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * One unit of work that can only look. A method that takes a {@code ReadSession} cannot write: the compiler is the
 * routing rule. {@link WriteSession} extends it, so one query serves both.
 */
public sealed class ReadSession permits WriteSession {

    final Mutiny.StatelessSession session;

    ReadSession(Mutiny.StatelessSession session) {
        this.session = session;
    }

    /** A JPQL query whose rows become {@code type}: an entity, a basic type, or a record by its constructor. */
    public <T> Query<T> query(String jpql, Class<T> type) {
        return new Query<>(session.createSelectionQuery(jpql, type), type::cast);
    }

    /**
     * A native SQL query whose rows become {@code type}: a basic type, or a record by its constructor, column by column.
     * Numbers fit any type that holds them, texts an enum by name, a {@code datetime} (in UTC) an {@code Instant}; a {@code
     * text} column fits a record's {@code String}, but not {@code String} as the type of the whole row.
     */
    public <T> Query<T> sql(String sql, Class<T> type) {
        return type.isRecord()
                ? new Query<>(session.createNativeQuery(sql, Object[].class), RecordRow.of(type))
                : new Query<>(session.createNativeQuery(sql, type), type::cast);
    }

    /** The entity with this id. */
    public <T> Uni<Optional<T>> find(Class<T> entity, Object id) {
        return session.get(entity, id).map(Optional::ofNullable);
    }
}
