package dev.souk.load.reads;

import dev.souk.db.Database;
import io.vertx.core.Future;
import java.util.Optional;

/** Ours, with the limits that it has by default. */
record RoutedReader(Database database, Arrivals arrivals) implements Reader {

    static final String NAME = "database.read";

    @Override
    public Future<?> read(int number) {
        return arrivals.begin(number, this::readHere);
    }

    private Future<Note> readHere() {
        return Future.fromCompletionStage(database.read(session -> session.find(Note.class, Note.THE_ONE))
                .map(Optional::orElseThrow)
                .subscribeAsCompletionStage());
    }
}
