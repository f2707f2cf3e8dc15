package dev.souk.db.sample;

import dev.souk.db.Database;
import dev.souk.db.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class PublishedNotes {

    private final Database database;
    private final Outbox outbox;

    PublishedNotes(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    public Uni<Void> publish(long id, String text) {
        return database.write(session -> session.insert(new Note(id, text))
                .chain(() -> outbox.add(session, "note-written", Long.toString(id), new NoteWritten(id, text))));
    }
}
