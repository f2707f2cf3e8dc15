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
import org.jboss.resteasy.reactive.RestResponse;

/** Where staff comes in: what there is to do, and how the catalogue stands. */
@ForStaff
@Path("/admin")
@Produces(MediaType.TEXT_HTML)
public class EntranceAdminPages {

    private static final int LAST_EDITS = 8;

    private final Articles articles;
    private final Edits edits;
    private final AdminAnswers answers;

    EntranceAdminPages(Articles articles, Edits edits, AdminAnswers answers) {
        this.articles = articles;
        this.edits = edits;
        this.answers = answers;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> entrance() {
        return articles.numbers()
                .chain(numbers -> edits.all(null, LAST_EDITS)
                        .chain(last -> answers.page(200, Templates.entrance(numbers, last.changes()))));
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance entrance(Articles.Numbers numbers, List<Change> changes);
    }
}
