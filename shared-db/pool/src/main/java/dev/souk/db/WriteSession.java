package dev.souk.db;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** One transaction on the primary; when it has to be repeated, the next one is another. */
public final class WriteSession extends ReadSession {

    private final List<Runnable> afterCommit = new ArrayList<>(0);

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

    /**
     * Runs {@code step} once the transaction is committed, and not at all when it is not. A process that dies in between
     * never runs it: good for a hint that something is to be done, not for what must be done.
     *
     * @param step must not block, and not throw
     */
    public void afterCommit(Runnable step) {
        afterCommit.add(step);
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
