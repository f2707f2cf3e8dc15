package dev.souk.checkout.customer;

import dev.souk.checkout.session.Countries;
import dev.souk.web.Page;
import dev.souk.web.ProblemException;
import dev.souk.web.identity.ForCustomers;
import dev.souk.web.identity.SignedIn;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The addresses of the customer who is signed in. */
@Path("/account/addresses")
@Produces(MediaType.TEXT_HTML)
@ForCustomers
public class AddressBookPages {

    private static final String ALL = "/account/addresses";
    private static final int UNPROCESSABLE = 422;

    private final Addresses addresses;
    private final SignedIn signedIn;
    private final Countries countries;
    private final AccountAnswers answers;

    AddressBookPages(Addresses addresses, SignedIn signedIn, Countries countries, AccountAnswers answers) {
        this.addresses = addresses;
        this.signedIn = signedIn;
        this.countries = countries;
        this.answers = answers;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> all() {
        return addresses.of(customer()).chain(kept -> answers.page(200, Templates.addresses(kept)));
    }

    @GET
    @Path("new")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> empty() {
        return page(200, ALL, AccountForm.empty());
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> add(@BeanParam AddressForm form) {
        return addresses.add(customer(), form.address()).chain(kept -> answer(kept, ALL, form));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> one(@RestPath String id) {
        return addresses
                .of(customer())
                .map(all -> all.stream()
                        .filter(address -> address.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.notFound("There is no such address.")))
                .chain(address -> page(200, href(id), AddressForm.of(address)));
    }

    @POST
    @Path("{id}")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> change(@RestPath String id, @BeanParam AddressForm form) {
        return addresses.change(customer(), id, form.address()).chain(kept -> answer(kept, href(id), form));
    }

    @POST
    @Path("{id}/remove")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> remove(@RestPath String id) {
        return addresses.remove(customer(), id).replaceWith(() -> AccountAnswers.seeOther(ALL));
    }

    private Uni<RestResponse<Page>> answer(Kept<CustomerAddress> kept, String action, AddressForm form) {
        return switch (kept) {
            case Kept.Done<CustomerAddress> done -> Uni.createFrom().item(AccountAnswers.seeOther(ALL));
            case Kept.Unusable<CustomerAddress> unusable ->
                page(UNPROCESSABLE, action, form.typed().with(unusable.problems()));
        };
    }

    private Uni<RestResponse<Page>> page(int status, String action, AccountForm form) {
        return answers.page(status, Templates.address(form, action, countries));
    }

    private String customer() {
        return signedIn.required().customer();
    }

    private static String href(String id) {
        return ALL + '/' + id;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        static native TemplateInstance addresses(List<CustomerAddress> addresses);

        static native TemplateInstance address(AccountForm form, String action, Countries countries);
    }
}
