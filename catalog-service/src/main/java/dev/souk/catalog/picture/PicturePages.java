package dev.souk.catalog.picture;

import dev.souk.web.ProblemException;
import dev.souk.web.Representation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The drawn pictures. A path says all that is in its picture, so a browser may keep it for good. */
@Path("/pictures")
public final class PicturePages {

    private static final String A_YEAR = "public, max-age=31536000, immutable";

    /** A picture opened by itself is a picture: it loads nothing and runs nothing. */
    private static final String JUST_A_PICTURE = "default-src 'none'; sandbox";

    private final Pictures pictures;

    PicturePages(Pictures pictures) {
        this.pictures = pictures;
    }

    @GET
    @Path("{motif}/{name}")
    @Operation(hidden = true)
    public RestResponse<Representation> picture(@RestPath String motif, @RestPath String name) {
        Representation picture = pictures.at("/pictures/" + motif + "/" + name)
                .orElseThrow(() -> ProblemException.notFound("There is no picture at this address."));
        return RestResponse.ResponseBuilder.ok(picture)
                .header(HttpHeaders.CACHE_CONTROL, A_YEAR)
                .header("Content-Security-Policy", JUST_A_PICTURE)
                .build();
    }
}
