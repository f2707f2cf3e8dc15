package dev.souk.checkout.session;

import dev.souk.limit.RateLimits;
import dev.souk.web.Page;
import dev.souk.web.visitor.Visitor;
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

/** The way from the cart into the checkout. Only the button of a form sets stock aside, never a look at a page. */
@Path("/checkout")
@Produces(MediaType.TEXT_HTML)
public class CheckoutPages {

    private final CheckoutSessions sessions;
    private final ResumeCheckout resume;
    private final ShortLines shortLines;
    private final CheckoutSteps steps;
    private final CheckoutAnswers answers;
    private final Visitor visitor;

    CheckoutPages(
            CheckoutSessions sessions,
            ResumeCheckout resume,
            ShortLines shortLines,
            CheckoutSteps steps,
            CheckoutAnswers answers,
            Visitor visitor) {
        this.sessions = sessions;
        this.resume = resume;
        this.shortLines = shortLines;
        this.steps = steps;
        this.answers = answers;
        this.visitor = visitor;
    }

    /** What comes with the form was typed into a session that is over by now. */
    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> start(@BeanParam DetailsForm form) {
        visitor.id();
        return sessions.startFor(steps.buyer()).chain(started -> answer(started, form));
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> resume() {
        return resume.of(steps.buyer()).chain(resumed -> switch (resumed) {
            case Resumed.Open open -> steps.goOn(open.session(), CheckoutForm.EMPTY);
            case Resumed.Filled filled -> answers.page(200, Templates.start(filled.pieces()));
            case Resumed.Empty empty -> answers.page(200, Templates.empty());
        });
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> goOn(@RestPath String id) {
        return steps.own(id).chain(session -> steps.goOn(session, CheckoutForm.EMPTY));
    }

    private Uni<RestResponse<Page>> answer(Started started, DetailsForm typed) {
        return switch (started) {
            case Started.Created created -> begin(created.session(), typed);
            case Started.Open open -> begin(open.session(), typed);
            case Started.Replayed replayed -> answer(replayed.first(), typed);
            case Started.NoSuchCart none -> answers.page(200, Templates.empty());
            case Started.EmptyCart empty -> answers.page(200, Templates.empty());
            case Started.TooFew few -> shortLines.find().chain(lines -> answers.page(409, Templates.tooFew(lines)));
            case Started.TooMany many ->
                answers.page(429, Templates.tooMany()).invoke(page -> RateLimits.tell(CheckoutApi.tooMany(many), page));
        };
    }

    private Uni<RestResponse<Page>> begin(CheckoutView session, DetailsForm typed) {
        return steps.remember(session, typed).chain(begun -> steps.goOn(begun, CheckoutForm.EMPTY));
    }

    @CheckedTemplate(basePath = "checkout")
    static class Templates {
        static native TemplateInstance start(int pieces);

        static native TemplateInstance empty();

        static native TemplateInstance tooFew(List<ShortLine> lines);

        static native TemplateInstance tooMany();
    }
}
