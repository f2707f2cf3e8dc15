package dev.souk.web.description;

import dev.souk.web.Representation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The OpenAPI document, the same from every service. */
@Path("/api/v1/openapi.json")
public final class DescriptionApi {

    private final ApiDescription description;

    DescriptionApi(ApiDescription description) {
        this.description = description;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<Representation> whole() {
        return RestResponse.ok(description.document());
    }
}
