package dev.souk.checkout.session;

import dev.souk.checkout.Crockford;
import dev.souk.checkout.payment.Card;
import dev.souk.checkout.place.Paid;
import dev.souk.checkout.place.PlaceOrder;
import dev.souk.checkout.session.DetailProblem.Flaw;
import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.db.idempotency.IdempotencyKeyInUse;
import dev.souk.db.idempotency.IdempotencyKeyReused;
import dev.souk.limit.RateLimits;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The last step, to review and to pay, under either name: a card is kept nowhere, so the form that takes it is the form that
 * pays, and what is bought stands above it.
 */
@Path("/checkout/{id}/{step: payment|review}")
@Produces(MediaType.TEXT_HTML)
public class PaymentPages {

    /** A payment whose answer is lost is found again after some seconds; mostly the first look tells. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;

    private static final CheckoutForm WITHOUT_CARD =
            new CheckoutForm(Map.of(), List.of(new FieldProblem("card", Flaw.MISSING)));

    private final CheckoutSteps steps;
    private final PlaceOrder placeOrder;
    private final ShortLines shortLines;
    private final CheckoutAnswers answers;

    PaymentPages(CheckoutSteps steps, PlaceOrder placeOrder, ShortLines shortLines, CheckoutAnswers answers) {
        this.steps = steps;
        this.placeOrder = placeOrder;
        this.shortLines = shortLines;
        this.answers = answers;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> show(@RestPath String id) {
        return steps.own(id).chain(session -> switch (session.status()) {
            case COMPLETE_IN_PROGRESS ->
                answers.waiting(Templates.waiting(session), CheckoutStep.PAYMENT.href(session), PAUSE);
            case REQUIRES_ESCALATION -> answers.page(200, Templates.challenge(session));
            case INCOMPLETE, READY_FOR_COMPLETE, COMPLETED, CANCELED, EXPIRED ->
                steps.isReached(CheckoutStep.PAYMENT, session)
                        ? page(200, session, PaymentNotice.of(session.paymentProblem()))
                        : steps.goOn(session, CheckoutForm.EMPTY);
        });
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<Page>> pay(@RestPath String id, @BeanParam PaymentForm form) {
        return steps.own(id)
                .chain(session -> steps.isReached(CheckoutStep.PAYMENT, session)
                        ? pay(session, form)
                        : steps.goOn(session, CheckoutForm.EMPTY));
    }

    private Uni<RestResponse<Page>> pay(CheckoutView session, PaymentForm form) {
        if (!form.agreesTo(session)) {
            return page(CONFLICT, session, PaymentNotice.TOTAL_CHANGED);
        }
        Optional<Card> card = form.readCard();
        String key = form.idempotencyKey;
        if (card.isEmpty() || key == null || key.isEmpty() || key.length() > IdempotencyKey.LONGEST_KEY) {
            return answers.page(UNPROCESSABLE, template(session, WITHOUT_CARD, null));
        }
        return placeOrder
                .pay(session.id(), steps.buyer(), card.get(), key, form.asked())
                .chain(paid -> answer(session, paid))
                .onFailure(IdempotencyKeyInUse.class)
                .recoverWithUni(() -> answers.seeOther(CheckoutStep.PAYMENT.href(session)))
                .onFailure(IdempotencyKeyReused.class)
                .recoverWithUni(() -> page(UNPROCESSABLE, session, PaymentNotice.RESENT));
    }

    private Uni<RestResponse<Page>> answer(CheckoutView seen, Paid paid) {
        return switch (paid) {
            case Paid.Completed completed -> steps.goOn(completed.session(), CheckoutForm.EMPTY);
            case Paid.Challenged challenged -> steps.goOn(challenged.session(), CheckoutForm.EMPTY);
            case Paid.InProgress open -> steps.goOn(open.session(), CheckoutForm.EMPTY);
            case Paid.Declined declined -> answers.seeOther(CheckoutStep.PAYMENT.href(seen)); // the session says why
            case Paid.NoStock gone ->
                shortLines.find().chain(lines -> answers.page(CONFLICT, CheckoutPages.Templates.tooFew(lines)));
            case Paid.NotReady incomplete -> steps.goOn(incomplete.session(), CheckoutForm.EMPTY);
            case Paid.TooLate late -> steps.goOn(late.session(), CheckoutForm.EMPTY);
            case Paid.TooOften often ->
                again(TOO_MANY, seen, PaymentNotice.TOO_OFTEN)
                        .invoke(page -> RateLimits.tell(PaymentAnswers.tooOften(often), page));
            case Paid.Unknown none -> throw CheckoutSteps.unknown();
            case Paid.Replayed replayed -> answer(seen, replayed.first());
        };
    }

    /** The step once more, with the session as it is now. */
    private Uni<RestResponse<Page>> again(int status, CheckoutView seen, @Nullable PaymentNotice notice) {
        return steps.own(seen.id())
                .chain(session -> steps.isReached(CheckoutStep.PAYMENT, session)
                        ? page(status, session, notice)
                        : steps.goOn(session, CheckoutForm.EMPTY));
    }

    private Uni<RestResponse<Page>> page(int status, CheckoutView session, @Nullable PaymentNotice notice) {
        return answers.page(status, template(session, CheckoutForm.EMPTY, notice));
    }

    private TemplateInstance template(CheckoutView session, CheckoutForm form, @Nullable PaymentNotice notice) {
        ShownStep shown = steps.shown(CheckoutStep.PAYMENT, session, form);
        return Templates.payment(shown, notice, Crockford.secret());
    }

    @CheckedTemplate(basePath = "checkout")
    static class Templates {
        static native TemplateInstance payment(ShownStep shown, @Nullable PaymentNotice notice, String key);

        static native TemplateInstance waiting(CheckoutView session);

        static native TemplateInstance challenge(CheckoutView session);
    }
}
