package dev.souk.load.reads;

import io.vertx.core.Future;
import org.hibernate.reactive.mutiny.Mutiny;

/** The same by Hibernate Reactive on one pool as Quarkus makes it: a session for each read, nothing else. */
record PlainHibernateReader(Mutiny.SessionFactory plain, Arrivals arrivals) implements Reader {

    static final String NAME = "Hibernate on one plain pool";

    @Override
    public Future<?> read(int number) {
        return arrivals.begin(number, this::readHere);
    }

    private Future<Note> readHere() {
        return Future.fromCompletionStage(plain.openStatelessSession()
                .chain(session -> session.get(Note.class, Note.THE_ONE).eventually(session::close))
                .subscribeAsCompletionStage());
    }
}
