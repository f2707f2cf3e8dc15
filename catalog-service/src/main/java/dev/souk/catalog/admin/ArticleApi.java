package dev.souk.catalog.admin;

import dev.souk.catalog.admin.Edit.EditList;
import dev.souk.web.JsonBody;
import dev.souk.web.NextLink;
import dev.souk.web.PageSize;
import dev.souk.web.ProblemException;
import dev.souk.web.Representation;
import dev.souk.web.identity.ForStaff;
import dev.souk.web.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The catalogue for the programs of staff. */
@ForStaff
@Path("/api/v1/admin/catalog")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue administration")
@SecurityScheme(
        securitySchemeName = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "The `accessToken` of `POST /api/v1/tokens`")
@SecurityRequirement(name = "bearer")
@APIResponse(
        responseCode = "401",
        description = "No access token, `unauthorized`, or none that is good, `invalid-token`")
@APIResponse(responseCode = "403", description = "Not the token of one of the staff: `forbidden`")
public class ArticleApi {

    private final Articles articles;
    private final EditArticle editArticle;
    private final Edits edits;
    private final SignedIn signedIn;
    private final ArticleAnswers answers;

    ArticleApi(Articles articles, EditArticle editArticle, Edits edits, SignedIn signedIn, ArticleAnswers answers) {
        this.articles = articles;
        this.editArticle = editArticle;
        this.edits = edits;
        this.signedIn = signedIn;
        this.answers = answers;
    }

    @GET
    @Path("products")
    @Operation(
            operationId = "listAdminProducts",
            summary = "All products, the newest first",
            description = "Also what is sold out. Take `next` as the `cursor` of the following call until it is null.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ArticleList.class)))
    @APIResponse(responseCode = "400", description = "`bad-parameter`, `invalid-cursor`")
    public Uni<RestResponse<ArticleList>> products(
            @Parameter(description = "Words of a title, or the beginning of a SKU or of a slug, at most 200 characters")
                    @QueryParam("q")
                    @Nullable
                    String text,
            @Parameter(description = "`next` of the part before") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100", schema = @Schema(type = SchemaType.INTEGER, defaultValue = "24"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Context UriInfo uri) {
        return articles.list(shortEnough(text), cursor, PageSize.of(limit)).map(list -> answer(list, list.next(), uri));
    }

    @GET
    @Path("products/{id}")
    @Operation(
            operationId = "getAdminProduct",
            summary = "One product with variants, prices and stock",
            description = "The tag says what was seen; send it as `If-Match` with a change.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Article.class)))
    @APIResponse(responseCode = "404", description = "No such product: `not-found`")
    public Uni<RestResponse<Representation>> product(@PathParam("id") String id) {
        return articles.one(id).map(found -> answers.ok(found.orElseThrow(ArticleApi::unknown)));
    }

    @PATCH
    @Path("products/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeProduct",
            summary = "Change title, description, prices, stock",
            description =
                    "What is left out stays. Pieces are counted from those in the answer that the tag came with: 20 instead"
                            + " of 12 there makes 8 more, whatever was sold meanwhile. A price that is not below the one"
                            + " before the sale ends the sale.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ArticlePatch.class)))
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content = @Content(schema = @Schema(implementation = Article.class)))
    @APIResponse(responseCode = "404", description = "No such product: `not-found`")
    @APIResponse(
            responseCode = "412",
            description = "Staff or a feed has changed it since: `stale-version`, with `current`; nothing is written")
    @APIResponse(responseCode = "422", description = "`invalid-body`, with `errors[]`; nothing is written")
    @APIResponse(responseCode = "428", description = "Without the tag in `If-Match`: `precondition-required`")
    public Uni<RestResponse<Representation>> change(
            @PathParam("id") String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, JsonBody body) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            throw preconditionRequired();
        }
        ArticleChange change = body.as(ArticlePatch.class).change();
        return SeenTag.seen(ifMatch)
                .map(seen -> editArticle.run(id, seen, change, editor()).map(this::answer))
                .orElseGet(() -> articles.one(id).map(found -> {
                    throw answers.stale(found.orElseThrow(ArticleApi::unknown));
                }));
    }

    @GET
    @Path("changes")
    @Operation(
            operationId = "listCatalogChanges",
            summary = "Who has changed what, the newest first",
            description =
                    "`items` are edits of fields; `imports` are the product feeds that were taken in meanwhile, each as a whole.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = EditList.class)))
    @APIResponse(responseCode = "400", description = "`bad-parameter`, `invalid-cursor`")
    public Uni<RestResponse<EditList>> changes(
            @Parameter(description = "`next` of the part before") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100", schema = @Schema(type = SchemaType.INTEGER, defaultValue = "24"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Context UriInfo uri) {
        return edits.all(cursor, PageSize.of(limit)).map(list -> answer(list, list.next(), uri));
    }

    private RestResponse<Representation> answer(EditOutcome outcome) {
        return switch (outcome) {
            case EditOutcome.Saved saved -> answers.ok(saved.article());
            case EditOutcome.Stale stale -> throw answers.stale(stale.article());
            case EditOutcome.Refused refused ->
                throw ArticlePatch.invalid(
                        refused.problems().stream().map(ArticleProblem::error).toList());
            case EditOutcome.Unknown none -> throw unknown();
        };
    }

    private static <T> RestResponse<T> answer(T list, @Nullable String next, UriInfo uri) {
        ResponseBuilder<T> answer = ResponseBuilder.ok(list);
        if (next != null) {
            answer.header(HttpHeaders.LINK, NextLink.of(uri, next));
        }
        return answer.build();
    }

    private Editor editor() {
        return new Editor(signedIn.required().customer(), signedIn.required().name());
    }

    private static String shortEnough(@Nullable String text) {
        if (text != null && text.length() > Articles.LONGEST_TEXT) {
            throw ProblemException.badParameter(
                    "q", "at most " + Articles.LONGEST_TEXT + " characters, not " + text.length());
        }
        return text == null ? "" : text;
    }

    private static ProblemException preconditionRequired() {
        return new ProblemException(
                428,
                "precondition-required",
                "Precondition required",
                "Send the ETag of the product as you have read it in If-Match.");
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such product.");
    }
}
