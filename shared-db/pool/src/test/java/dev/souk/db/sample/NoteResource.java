package dev.souk.db.sample;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;

@Path("/notes")
public class NoteResource {

    private final Notes notes;

    NoteResource(Notes notes) {
        this.notes = notes;
    }

    @GET
    public Uni<List<NoteView>> latest() {
        return notes.latest();
    }

    @PUT
    @Path("/{id}")
    public Uni<NoteView> write(long id, String text) {
        return notes.write(id, text).replaceWith(new NoteView(id, text));
    }
}
