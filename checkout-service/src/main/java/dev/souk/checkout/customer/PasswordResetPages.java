package dev.souk.checkout.customer;

import dev.souk.limit.ClientAddress;
import dev.souk.limit.RateLimits;
import dev.souk.web.Page;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The way back into an account whose password is forgotten. */
@Path("/account/reset")
@Produces(MediaType.TEXT_HTML)
public class PasswordResetPages {

    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;

    private final ResetPassword resetPassword;
    private final ClientAddress client;
    private final AccountAnswers answers;

    PasswordResetPages(ResetPassword resetPassword, ClientAddress client, AccountAnswers answers) {
        this.resetPassword = resetPassword;
        this.client = client;
        this.answers = answers;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> reset() {
        return answers.page(200, Templates.reset(AccountForm.empty(), false));
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> reset(@RestForm @Nullable String email) {
        AccountForm typed = AccountForm.empty().with("email", email);
        return resetPassword
                .ask(text(email), client.network())
                .chain(problems -> problems.isEmpty()
                        ? Uni.createFrom().item(AccountAnswers.seeOther("/account/reset/sent"))
                        : answers.page(UNPROCESSABLE, Templates.reset(typed.with(problems), false)))
                .onFailure(RateLimits::isTooOften)
                .recoverWithUni(often -> answers.page(TOO_MANY, Templates.reset(typed, true))
                        .invoke(answer -> RateLimits.tell(often, answer)));
    }

    @GET
    @Path("sent")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> sent() {
        return answers.page(200, Templates.resetSent());
    }

    @GET
    @Path("new")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> choose(@RestQuery @Nullable String link) {
        return resetPassword.isGood(text(link)).chain(good -> good ? form(200, text(link), List.of()) : spent());
    }

    @POST
    @Path("new")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> choose(@RestForm @Nullable String link, @RestForm @Nullable String password) {
        return resetPassword.reset(text(link), text(password)).chain(reset -> switch (reset) {
            case Reset.Done done -> Uni.createFrom().item(AccountAnswers.seeOther("/account/reset/done"));
            case Reset.Spent spent -> spent();
            case Reset.Unusable unusable -> form(UNPROCESSABLE, text(link), unusable.problems());
        });
    }

    @GET
    @Path("done")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> done() {
        return answers.page(200, Templates.resetDone());
    }

    private Uni<RestResponse<Page>> form(int status, String link, List<CustomerProblem> problems) {
        return answers.secretPage(status, Templates.resetNew(AccountForm.empty().with(problems), link));
    }

    private Uni<RestResponse<Page>> spent() {
        return answers.secretPage(AccountAnswers.GONE, Templates.resetSpent());
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        static native TemplateInstance reset(AccountForm form, boolean tooOften);

        static native TemplateInstance resetSent();

        static native TemplateInstance resetNew(AccountForm form, String link);

        static native TemplateInstance resetDone();

        static native TemplateInstance resetSpent();
    }
}
