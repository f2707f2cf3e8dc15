package dev.souk.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The files of {@link Assets}, the same in every service. */
@Path(Assets.PATH)
public final class AssetPages {

    private static final String A_YEAR = "public, max-age=31536000, immutable";

    private final Assets assets;

    AssetPages(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("{name}")
    @Operation(hidden = true)
    public RestResponse<Representation> asset(@RestPath String name) {
        Representation file =
                assets.find(name).orElseThrow(() -> ProblemException.notFound("There is no file of this name."));
        return RestResponse.ResponseBuilder.ok(file)
                .header(HttpHeaders.CACHE_CONTROL, A_YEAR)
                .build();
    }
}
