package dev.souk.checkout.session;

import dev.souk.web.Page;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The first step: who buys, and where it goes. */
@Path("/checkout/{id}/address")
@Produces(MediaType.TEXT_HTML)
public class AddressPages {

    private final CheckoutSteps steps;
    private final Countries countries;

    AddressPages(CheckoutSteps steps, Countries countries) {
        this.steps = steps;
        this.countries = countries;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> show(@RestPath String id) {
        return steps.show(CheckoutStep.ADDRESS, id, this::template);
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> save(@RestPath String id, @BeanParam DetailsForm form) {
        return steps.save(CheckoutStep.ADDRESS, id, form.details(), this::template);
    }

    private TemplateInstance template(ShownStep shown) {
        return Templates.address(shown, countries);
    }

    @CheckedTemplate(basePath = "checkout")
    static class Templates {
        static native TemplateInstance address(ShownStep shown, Countries countries);
    }
}
