package dev.souk.checkout.customer;

import dev.souk.web.Page;
import dev.souk.web.identity.ForCustomers;
import dev.souk.web.identity.SignedIn;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where the mail leads that verifies an e-mail address. Programs that scan mails follow links, and press no buttons. */
@Path("/account/verify")
@Produces(MediaType.TEXT_HTML)
public class VerifyPages {

    private final VerifyEmail verifyEmail;
    private final SignedIn signedIn;
    private final AccountAnswers answers;

    VerifyPages(VerifyEmail verifyEmail, SignedIn signedIn, AccountAnswers answers) {
        this.verifyEmail = verifyEmail;
        this.signedIn = signedIn;
        this.answers = answers;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> verify(@RestQuery @Nullable String link) {
        String typed = text(link);
        return verifyEmail
                .isGood(typed)
                .chain(good -> good ? answers.secretPage(200, Templates.verify(typed)) : spent());
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> verifyNow(@RestForm @Nullable String link) {
        return verifyEmail
                .verify(text(link))
                .chain(good -> good ? Uni.createFrom().item(AccountAnswers.seeOther("/account/verify/done")) : spent());
    }

    @GET
    @Path("done")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> done() {
        return answers.page(200, Templates.verified());
    }

    @POST
    @Path("again")
    @ForCustomers
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> again() {
        return verifyEmail
                .askAgain(signedIn.required().customer())
                .replaceWith(() -> AccountAnswers.seeOther("/account?sent=yes"));
    }

    private Uni<RestResponse<Page>> spent() {
        return answers.secretPage(AccountAnswers.GONE, Templates.verifySpent());
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        static native TemplateInstance verify(String link);

        static native TemplateInstance verified();

        static native TemplateInstance verifySpent();
    }
}
