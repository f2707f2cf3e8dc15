package dev.souk.db.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.db.Database;
import dev.souk.db.WriteSession;
import dev.souk.db.outbox.Inbox;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.db.outbox.OutboxReceiver;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class WordCount implements OutboxReceiver {

    private final Database database;
    private final Inbox inbox;
    private final ObjectMapper json;

    WordCount(Database database, Inbox inbox, ObjectMapper json) {
        this.database = database;
        this.inbox = inbox;
        this.json = json;
    }

    @Override
    public String topic() {
        return "note-written";
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        NoteWritten note = event.payloadAs(NoteWritten.class, json);
        return database.write(session -> inbox.once(session, "notes", event.id())
                .chain(first -> first ? count(session, note) : Uni.createFrom().voidItem()));
    }

    private static Uni<Void> count(WriteSession session, NoteWritten note) {
        return session.sql("insert into word_count (note, words) values (:note, :words)")
                .bind("note", note.id())
                .bind("words", note.text().split(" ", -1).length)
                .execute()
                .replaceWithVoid();
    }
}
