package dev.souk.catalog.admin;

import dev.souk.web.Page;
import dev.souk.web.identity.ForStaff;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Who has changed what, and who has taken in a feed. */
@ForStaff
@Path("/admin/catalog/changes")
@Produces(MediaType.TEXT_HTML)
public class EditAdminPages {

    private static final int EDITS = 50;

    private final Edits edits;
    private final AdminAnswers answers;

    EditAdminPages(Edits edits, AdminAnswers answers) {
        this.edits = edits;
        this.answers = answers;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> changes(@RestQuery @Nullable String cursor) {
        return edits.all(cursor, EDITS)
                .chain(list -> answers.page(200, Templates.changes(list.changes(), list.next())));
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance changes(List<Change> changes, @Nullable String next);
    }
}
