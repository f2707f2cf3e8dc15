package dev.souk.db;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** One transaction on the primary. */
public final class WriteSession extends ReadSession {

    WriteSession(Mutiny.StatelessSession session) {
        super(session);
    }

    public Uni<Void> insert(Object... entities) {
        return session.insertAll(entities);
    }

    public Uni<Void> update(Object... entities) {
        return session.updateAll(entities);
    }

    public Uni<Void> delete(Object... entities) {
        return session.deleteAll(entities);
    }

    /** A JPQL {@code update} or {@code delete}. */
    public Statement statement(String jpql) {
        return new Statement(session.createMutationQuery(jpql));
    }

    /** A native SQL {@code insert}, {@code update} or {@code delete}. */
    public Statement sql(String sql) {
        return new Statement(session.createNativeQuery(sql));
    }
}
