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

/** The second step: how it comes. */
@Path("/checkout/{id}/delivery")
@Produces(MediaType.TEXT_HTML)
public class DeliveryPages {

    private final CheckoutSteps steps;

    DeliveryPages(CheckoutSteps steps) {
        this.steps = steps;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> show(@RestPath String id) {
        return steps.show(CheckoutStep.DELIVERY, id, Templates::delivery);
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> save(@RestPath String id, @BeanParam DetailsForm form) {
        return steps.save(CheckoutStep.DELIVERY, id, form.details(), Templates::delivery);
    }

    @CheckedTemplate(basePath = "checkout")
    static class Templates {
        static native TemplateInstance delivery(ShownStep shown);
    }
}
