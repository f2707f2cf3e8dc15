package dev.souk.checkout.customer;

import dev.souk.limit.ClientAddress;
import dev.souk.limit.RateLimits;
import dev.souk.web.Page;
import dev.souk.web.identity.NextPage;
import dev.souk.web.identity.SignedIn;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door of the account: in, out, and in for the first time. */
@Path("/account")
@Produces(MediaType.TEXT_HTML)
public class SignInPages {

    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;

    private final EnterAccount enter;
    private final Customers customers;
    private final SignedIn signedIn;
    private final ClientAddress client;
    private final AccountAnswers answers;

    SignInPages(
            EnterAccount enter, Customers customers, SignedIn signedIn, ClientAddress client, AccountAnswers answers) {
        this.enter = enter;
        this.customers = customers;
        this.signedIn = signedIn;
        this.client = client;
        this.answers = answers;
    }

    @GET
    @Path("sign-in")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> signIn(@RestQuery @Nullable String next) {
        NextPage page = NextPage.of(next);
        return signedIn.identity().isPresent()
                ? Uni.createFrom().item(AccountAnswers.seeOther(page.path()))
                : answers.page(200, Templates.signIn(AccountForm.empty().goingOnTo(page), Refusal.NONE));
    }

    @POST
    @Path("sign-in")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> signIn(
            @RestForm @Nullable String email,
            @RestForm @Nullable String password,
            @RestForm @Nullable String next,
            @RestHeader(HttpHeaders.USER_AGENT) @Nullable String agent) {
        NextPage page = NextPage.of(next);
        AccountForm typed = AccountForm.empty().goingOnTo(page).with("email", email);
        return enter.signIn(text(email).strip(), text(password), client.network(), text(agent))
                .chain(known -> known
                        ? Uni.createFrom().item(AccountAnswers.seeOther(page.path()))
                        : answers.page(UNPROCESSABLE, Templates.signIn(typed, Refusal.UNKNOWN)))
                .onFailure(RateLimits::isTooOften)
                .recoverWithUni(often -> answers.page(TOO_MANY, Templates.signIn(typed, Refusal.TOO_OFTEN))
                        .invoke(answer -> RateLimits.tell(often, answer)));
    }

    @GET
    @Path("sign-up")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> signUp(@RestQuery @Nullable String next) {
        NextPage page = NextPage.of(next);
        return signedIn.identity().isPresent()
                ? Uni.createFrom().item(AccountAnswers.seeOther(page.path()))
                : answers.page(200, Templates.signUp(AccountForm.empty().goingOnTo(page), Refusal.NONE));
    }

    @POST
    @Path("sign-up")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> signUp(
            @RestForm @Nullable String name,
            @RestForm @Nullable String email,
            @RestForm @Nullable String password,
            @RestForm @Nullable String next,
            @RestHeader(HttpHeaders.USER_AGENT) @Nullable String agent) {
        NextPage page = NextPage.of(next);
        AccountForm typed =
                AccountForm.empty().goingOnTo(page).with("name", name).with("email", email);
        return customers
                .signUp(new NewCustomer(text(email), text(password), text(name)), client.network())
                .chain(kept -> switch (kept) {
                    case Kept.Done<Customer> done ->
                        enter.signIn(done.now(), text(agent)).replaceWith(AccountAnswers.seeOther(page.path()));
                    case Kept.Unusable<Customer> unusable -> signUpAgain(typed.with(unusable.problems()));
                })
                .onFailure(RateLimits::isTooOften)
                .recoverWithUni(often -> answers.page(TOO_MANY, Templates.signUp(typed, Refusal.TOO_OFTEN))
                        .invoke(answer -> RateLimits.tell(often, answer)));
    }

    @POST
    @Path("sign-out")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> signOut() {
        return enter.signOut().replaceWith(AccountAnswers.seeOther("/"));
    }

    private Uni<RestResponse<Page>> signUpAgain(AccountForm typed) {
        return answers.page(UNPROCESSABLE, Templates.signUp(typed, Refusal.NONE));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    /** Why somebody is not let in. */
    enum Refusal {
        NONE,
        UNKNOWN,
        TOO_OFTEN;

        public boolean isSaid() {
            return this != NONE;
        }

        public boolean isTooOften() {
            return this == TOO_OFTEN;
        }
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        static native TemplateInstance signIn(AccountForm form, Refusal refusal);

        static native TemplateInstance signUp(AccountForm form, Refusal refusal);
    }
}
