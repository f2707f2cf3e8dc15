package dev.souk.db.sample;

import dev.souk.db.Database;
import dev.souk.db.ReadSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
public class Notes {

    private static final String LATEST = """
            select new dev.souk.db.sample.NoteView(note.id, note.text)
            from Note note
            order by note.id desc
            """;

    private final Database database;

    Notes(Database database) {
        this.database = database;
    }

    public Uni<List<NoteView>> latest() {
        return database.read(
                session -> session.query(LATEST, NoteView.class).limit(20).list());
    }

    public Uni<Optional<Note>> byId(long id) {
        return database.read(session -> find(session, id));
    }

    public Uni<Note> write(long id, String text) {
        Note note = new Note(id, text);
        return database.write(session -> session.insert(note).replaceWith(note));
    }

    /** A query for readers and writers alike: a write session is a read session too. */
    private static Uni<Optional<Note>> find(ReadSession session, long id) {
        return session.find(Note.class, id);
    }
}
