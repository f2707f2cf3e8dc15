package dev.souk.catalog.admin;

import dev.souk.catalog.admin.Edit.EditList;
import dev.souk.web.Page;
import dev.souk.web.ProblemException;
import dev.souk.web.identity.ForStaff;
import dev.souk.web.identity.SignedIn;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Products for staff: to find them, to look at them, to change them. */
@ForStaff
@Path("/admin/catalog/products")
@Produces(MediaType.TEXT_HTML)
public class ArticleAdminPages {

    private static final int LINES = 50; // a screen or two, dense
    private static final int EDITS = 20;

    private final Articles articles;
    private final EditArticle editArticle;
    private final Edits edits;
    private final PriceField prices;
    private final SignedIn signedIn;
    private final AdminAnswers answers;

    ArticleAdminPages(
            Articles articles,
            EditArticle editArticle,
            Edits edits,
            PriceField prices,
            SignedIn signedIn,
            AdminAnswers answers) {
        this.articles = articles;
        this.editArticle = editArticle;
        this.edits = edits;
        this.prices = prices;
        this.signedIn = signedIn;
        this.answers = answers;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> products(@RestQuery @Nullable String q, @RestQuery @Nullable String cursor) {
        String text = shortened(q == null ? "" : q.strip());
        return articles.list(text, cursor, LINES)
                .chain(list -> answers.page(
                        200, Templates.products(new ArticleShelf(text, list, cursor == null || cursor.isEmpty()))));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> product(
            @RestPath String id, @RestQuery @Nullable String saved, @RestQuery @Nullable String cursor) {
        return find(id).chain(article -> edits.of(id, cursor, EDITS)
                .chain(list ->
                        answers.page(200, Templates.product(ArticleForm.of(article, prices), list, saved != null))));
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> edit(@RestPath String id, @BeanParam ArticleFields fields) {
        TypedArticle typed = fields.typed();
        return find(id).chain(article -> {
            String currency = ArticleForm.currency(article);
            List<ArticleProblem> problems = typed.problems(prices, article, currency);
            return problems.isEmpty()
                    ? editArticle
                            .run(id, typed.seen(), typed.change(prices, currency), editor())
                            .chain(outcome -> answer(outcome, typed))
                    : wrong(article, typed, problems);
        });
    }

    private Uni<RestResponse<Page>> answer(EditOutcome outcome, TypedArticle typed) {
        return switch (outcome) {
            case EditOutcome.Saved saved ->
                answers.seeOther("/admin/catalog/products/" + saved.article().id() + "?saved=1");
            case EditOutcome.Stale stale -> answers.page(409, Templates.conflict(Conflict.of(stale, typed, prices)));
            case EditOutcome.Refused refused -> wrong(refused.article(), typed, refused.problems());
            case EditOutcome.Unknown unknown -> throw unknown();
        };
    }

    private Uni<RestResponse<Page>> wrong(Article article, TypedArticle typed, List<ArticleProblem> problems) {
        return edits.of(article.id(), null, EDITS)
                .chain(list -> answers.page(
                        422, Templates.product(ArticleForm.wrong(article, typed, problems, prices), list, false)));
    }

    private Uni<Article> find(String id) {
        return articles.one(id).map(found -> found.orElseThrow(ArticleAdminPages::unknown));
    }

    private Editor editor() {
        return new Editor(signedIn.required().customer(), signedIn.required().name());
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such product.");
    }

    /** The field takes no more either. */
    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= Articles.LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Articles.LONGEST_TEXT));
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance products(ArticleShelf shelf);

        static native TemplateInstance product(ArticleForm form, EditList edits, boolean saved);

        static native TemplateInstance conflict(Conflict conflict);
    }
}
