package dev.souk.checkout.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.web.Page;
import dev.souk.web.Representation;
import dev.souk.web.identity.ForCustomers;
import dev.souk.web.identity.Identity;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What customers see and change of themselves. */
@Path("/account")
@Produces(MediaType.TEXT_HTML)
public class AccountPages {

    private static final int UNPROCESSABLE = 422;

    private final Customers customers;
    private final EnterAccount enter;
    private final SignedIn signedIn;
    private final AccountAnswers answers;
    private final ObjectMapper json;

    AccountPages(
            Customers customers, EnterAccount enter, SignedIn signedIn, AccountAnswers answers, ObjectMapper json) {
        this.customers = customers;
        this.enter = enter;
        this.signedIn = signedIn;
        this.answers = answers;
        this.json = json;
    }

    @GET
    @ForCustomers
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> account(@RestQuery @Nullable String changed, @RestQuery @Nullable String sent) {
        boolean staff = signedIn.required().isStaff();
        return me().chain(customer ->
                answers.page(200, Templates.account(customer, staff, changed != null, sent != null)));
    }

    @GET
    @Path("name")
    @ForCustomers
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> name() {
        return me().chain(customer ->
                answers.page(200, Templates.name(AccountForm.empty().with("name", customer.name()))));
    }

    @POST
    @Path("name")
    @ForCustomers
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> name(@RestForm @Nullable String name) {
        String wanted = name == null ? "" : name;
        return customers
                .change(signedIn.required().customer(), Optional.of(wanted), version -> true)
                .chain(kept -> switch (kept) {
                    case Kept.Done<Customer> done -> enter.renew().replaceWith(changed());
                    case Kept.Unusable<Customer> unusable ->
                        answers.page(
                                UNPROCESSABLE,
                                Templates.name(
                                        AccountForm.empty().with("name", wanted).with(unusable.problems())));
                });
    }

    @GET
    @Path("password")
    @ForCustomers
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> password() {
        return answers.page(200, Templates.password(AccountForm.empty()));
    }

    @POST
    @Path("password")
    @ForCustomers
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> password(
            @RestForm @Nullable String oldPassword, @RestForm @Nullable String newPassword) {
        Identity identity = signedIn.required();
        return customers
                .changePassword(
                        identity.customer(),
                        identity.session(),
                        oldPassword == null ? "" : oldPassword,
                        newPassword == null ? "" : newPassword)
                .chain(kept -> switch (kept) {
                    case Kept.Done<Customer> done -> Uni.createFrom().item(changed());
                    case Kept.Unusable<Customer> unusable ->
                        answers.page(
                                UNPROCESSABLE,
                                Templates.password(AccountForm.empty().with(unusable.problems())));
                });
    }

    @GET
    @Path("delete")
    @ForCustomers
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> delete() {
        return me().chain(customer -> answers.page(200, Templates.delete(customer)));
    }

    @POST
    @Path("delete")
    @ForCustomers
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> deleteNow() {
        return customers
                .delete(signedIn.required().customer())
                .chain(enter::signOut)
                .replaceWith(AccountAnswers.seeOther("/account/deleted"));
    }

    /** For nobody in particular: whoever it was about is not known any more. */
    @GET
    @Path("deleted")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> deleted() {
        return answers.page(200, Templates.deleted());
    }

    @GET
    @Path("export")
    @ForCustomers
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<RestResponse<Representation>> export() {
        return customers
                .export(signedIn.required().customer())
                .map(all -> ResponseBuilder.ok(new Representation(bytes(all), MediaType.APPLICATION_JSON_TYPE))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
                        .build());
    }

    private Uni<Customer> me() {
        return customers.get(signedIn.required().customer());
    }

    private static RestResponse<Page> changed() {
        return AccountAnswers.seeOther("/account?changed=yes");
    }

    private byte[] bytes(Export all) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records of ours are always JSON", e);
        }
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        static native TemplateInstance account(Customer customer, boolean staff, boolean changed, boolean sent);

        static native TemplateInstance name(AccountForm form);

        static native TemplateInstance password(AccountForm form);

        static native TemplateInstance delete(Customer customer);

        static native TemplateInstance deleted();
    }
}
