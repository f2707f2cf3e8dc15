package dev.souk.checkout.mail;

import dev.souk.web.Page;
import dev.souk.web.PageSize;
import dev.souk.web.Pages;
import dev.souk.web.ProblemException;
import dev.souk.web.identity.ForStaff;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What was sent, where it is kept: a shop that is tried out has no mail server. */
@Path("/admin/mails")
@Produces(MediaType.TEXT_HTML)
@ForStaff
public class MailAdminPages {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}"); // fits into a long

    private final Mails mails;
    private final Pages pages;

    MailAdminPages(Mails mails, Pages pages) {
        this.mails = mails;
        this.pages = pages;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> all(@RestQuery @Nullable String before) {
        return mails.latest(before == null ? Long.MAX_VALUE : id(before))
                .chain(found -> page(Templates.mails(found, found.size() == PageSize.USUAL)));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> one(@RestPath String id) {
        return mails.get(id(id)).chain(mail -> page(Templates.mail(mail)));
    }

    private Uni<RestResponse<Page>> page(TemplateInstance template) {
        return pages.render(template)
                .map(page -> ResponseBuilder.ok(page)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private static long id(String id) {
        if (!ID.matcher(id).matches()) {
            throw ProblemException.notFound("There is no such mail.");
        }
        return Long.parseLong(id);
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        static native TemplateInstance mails(List<Mail> mails, boolean more);

        static native TemplateInstance mail(Mail mail);
    }
}
