package dev.souk.checkout.session;

import dev.souk.checkout.place.PlaceOrder;
import dev.souk.web.Page;
import dev.souk.web.ProblemException;
import dev.souk.web.identity.SignedIn;
import dev.souk.web.visitor.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Takes visitors to the step they ask for, when their session has come that far; else to the first that is unfinished, to
 * the order, or to a page that says what became of the session.
 */
@Singleton
public final class CheckoutSteps {

    private static final int GONE = 410;
    private static final int UNPROCESSABLE = 422;

    private final CheckoutSessions sessions;
    private final PlaceOrder placeOrder;
    private final CheckoutAnswers answers;
    private final ReachOrder order;
    private final Visitor visitor;
    private final SignedIn signedIn;
    private final Clock clock;

    CheckoutSteps(
            CheckoutSessions sessions,
            PlaceOrder placeOrder,
            CheckoutAnswers answers,
            ReachOrder order,
            Visitor visitor,
            SignedIn signedIn,
            Clock clock) {
        this.sessions = sessions;
        this.placeOrder = placeOrder;
        this.answers = answers;
        this.order = order;
        this.visitor = visitor;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** The step with what is known so far in its fields. */
    Uni<RestResponse<Page>> show(CheckoutStep step, String id, Function<ShownStep, TemplateInstance> template) {
        return own(id).chain(session -> isReached(step, session)
                ? page(200, step, session, CheckoutForm.of(known(session)), template)
                : goOn(session, CheckoutForm.EMPTY));
    }

    /** Keeps what was typed and goes on; or shows the step again with all that was typed and what is wrong with it. */
    Uni<RestResponse<Page>> save(
            CheckoutStep step, String id, Details details, Function<ShownStep, TemplateInstance> template) {
        CheckoutForm typed = CheckoutForm.of(details);
        return own(id).chain(session -> isReached(step, session)
                ? sessions.change(id, buyer(), step.filledIn(session, details))
                        .chain(changed -> saved(step, changed, typed, template))
                : goOn(session, typed));
    }

    /**
     * The session, if it is the present buyer's: nobody else's pages show who lives where. Who comes back from the bank
     * finds it as the payment provider says it is.
     */
    public Uni<CheckoutView> own(String id) {
        Buyer buyer = buyer();
        return sessions.visit(id, buyer)
                .chain(found -> found.isPresent() && found.get().status() == CheckoutStatus.REQUIRES_ESCALATION
                        ? placeOrder.look(id, buyer)
                        : Uni.createFrom().item(found))
                .map(found -> found.orElseThrow(CheckoutSteps::unknown));
    }

    /** Whoever asks for the present page. */
    public Buyer buyer() {
        return Buyer.browser(signedIn.identity(), visitor.knownId());
    }

    /** Whether the session can be worked on, and has come so far. */
    public boolean isReached(CheckoutStep step, CheckoutView session) {
        boolean open =
                session.status() == CheckoutStatus.INCOMPLETE || session.status() == CheckoutStatus.READY_FOR_COMPLETE;
        return open && step.compareTo(CheckoutStep.firstUnfinished(session)) <= 0;
    }

    /**
     * To where the session is now.
     *
     * @param typed what would be lost if the session is over: whoever begins again need not type again
     */
    public Uni<RestResponse<Page>> goOn(CheckoutView session, CheckoutForm typed) {
        return switch (session.status()) {
            case INCOMPLETE, READY_FOR_COMPLETE ->
                answers.seeOther(CheckoutStep.firstUnfinished(session).href(session));
            case COMPLETE_IN_PROGRESS, REQUIRES_ESCALATION -> answers.seeOther(CheckoutStep.PAYMENT.href(session));
            case COMPLETED -> order.of(session, buyer()).chain(answers::seeOther);
            case CANCELED, EXPIRED -> answers.page(GONE, Templates.over(session, typed));
        };
    }

    /** Puts what was typed elsewhere into a session that begins; what cannot be kept is asked for again. */
    Uni<CheckoutView> remember(CheckoutView session, DetailsForm typed) {
        Details known = known(session);
        Details all = typed.over(known);
        return all.equals(known)
                ? Uni.createFrom().item(session)
                : sessions.change(session.id(), buyer(), all)
                        .map(changed -> changed instanceof Changed.Done done ? done.session() : session);
    }

    public ShownStep shown(CheckoutStep step, CheckoutView session, CheckoutForm form) {
        long minutes = session.expiresAt() == null
                ? 0
                : Duration.between(clock.instant(), session.expiresAt()).toMinutes();
        return new ShownStep(session, step, form, minutes);
    }

    private Uni<RestResponse<Page>> saved(
            CheckoutStep step, Changed changed, CheckoutForm typed, Function<ShownStep, TemplateInstance> template) {
        return switch (changed) {
            case Changed.Done done -> {
                List<DetailProblem> problems = step.problems(done.session());
                yield problems.isEmpty()
                        ? goOn(done.session(), typed)
                        : page(UNPROCESSABLE, step, done.session(), typed.with(problems), template);
            }
            case Changed.Unusable unusable ->
                page(UNPROCESSABLE, step, unusable.session(), typed.with(unusable.problems()), template);
            case Changed.Refused refused -> goOn(refused.session(), typed);
            case Changed.Unknown none -> throw unknown();
        };
    }

    private Uni<RestResponse<Page>> page(
            int status,
            CheckoutStep step,
            CheckoutView session,
            CheckoutForm form,
            Function<ShownStep, TemplateInstance> template) {
        return answers.page(status, template.apply(shown(step, session, form)));
    }

    private static Details known(CheckoutView session) {
        return new Details(session.email(), session.shippingAddress(), session.deliveryMethod());
    }

    static ProblemException unknown() {
        return ProblemException.notFound("There is no such checkout.");
    }

    @CheckedTemplate(basePath = "checkout")
    static class Templates {
        static native TemplateInstance over(CheckoutView session, CheckoutForm form);
    }
}
