package dev.souk.catalog.feed;

import dev.souk.web.identity.ForStaff;
import dev.souk.web.identity.Identity;
import dev.souk.web.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Product feeds over HTTP. An {@code Idempotency-Key} is not needed, and not looked at: lines are known by their ids, so a feed that
 * comes twice says the second time that all is unchanged, and two at once are kept apart. To keep an answer by its key the body would have to be
 * compared, 32 MB of it, before a byte is taken in.
 */
@ForStaff
@Path(FeedApi.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue administration")
@SecurityRequirement(name = "bearer")
@APIResponse(
        responseCode = "401",
        description = "No access token, `unauthorized`, or none that is good, `invalid-token`")
@APIResponse(responseCode = "403", description = "Not the token of one of the staff: `forbidden`")
public class FeedApi {

    static final String PATH = "/api/v1/admin/catalog/feed";

    private static final String CSV = "text/csv";
    private static final String TSV = "text/tab-separated-values";

    private final ReceiveFeed receiveFeed;
    private final SignedIn signedIn;

    FeedApi(ReceiveFeed receiveFeed, SignedIn signedIn) {
        this.receiveFeed = receiveFeed;
        this.signedIn = signedIn;
    }

    /** The body is no parameter: it would be kept in memory. */
    @POST
    @Consumes({CSV, TSV, MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "importFeed",
            summary = "Take in a product feed",
            description =
                    "CSV, or TSV when the first line has a tab, in UTF-8, with the column names of the Google Merchant product data"
                            + " specification; at most 32 MB unless the shop says otherwise. Lines are known by their `id`: new ones are added,"
                            + " changed ones changed, and nothing is ever removed, so a feed may be sent again, whole or in parts. A line that"
                            + " cannot be used costs that line only. Answered when all is done: wait for at least two minutes.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = TSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "200",
            description = "What became of its lines, and the first of those that were refused",
            content = @Content(schema = @Schema(implementation = FeedReport.class)))
    @APIResponse(responseCode = "400", description = "It broke off: `incomplete-body`; nothing is taken in")
    @APIResponse(responseCode = "408", description = "It came too slowly: `request-timeout`; nothing is taken in")
    @APIResponse(responseCode = "409", description = "Another one is being taken in: `import-running`; try again later")
    @APIResponse(responseCode = "413", description = "It is too large: `request-entity-too-large`; nothing is taken in")
    @APIResponse(responseCode = "415", description = "`unsupported-media-type`: it is sent as something else")
    @APIResponse(
            responseCode = "422",
            description =
                    "It is no product feed, `unreadable-feed`, or no line can be used, `unusable-feed`, with `errors[]`; nothing is"
                            + " taken in")
    @APIResponse(
            responseCode = "503",
            description =
                    "There was no time for all of it, `unfinished-import`, or the database is away, `unavailable`: what is in stays in, send"
                            + " it again")
    public Uni<FeedReport> take(@Context RoutingContext request) {
        Identity staff = signedIn.required();
        return receiveFeed.run(request, new Importer(staff.customer(), staff.name()));
    }
}
