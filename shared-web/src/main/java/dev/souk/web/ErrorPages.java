package dev.souk.web;

import dev.souk.web.visitor.SentForm;
import io.quarkus.logging.Log;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A failed request as a page that shows a way on. */
@Singleton
final class ErrorPages {

    private final Pages pages;
    private final FormsAgain forms;

    ErrorPages(Pages pages, FormsAgain forms) {
        this.pages = pages;
        this.forms = forms;
    }

    /** @param sent the form that the failed request was */
    Uni<Page> page(Problem problem, Optional<SentForm> sent) {
        TemplateInstance template = template(problem, sent);
        return (problem.status() < 500 ? pages.render(template) : pages.renderAlone(template))
                .onFailure()
                .invoke(failure -> Log.errorf(failure, "The page for %s cannot be rendered", problem.title()))
                .onFailure()
                .recoverWithItem(() -> Page.of(problem.status() + " " + problem.title()));
    }

    private TemplateInstance template(Problem problem, Optional<SentForm> sent) {
        return switch (problem.status()) {
            case 403 -> problem.is("form-token") ? Templates.notRecognised() : Templates.refused(problem);
            case 404 -> Templates.notFound();
            case 503 ->
                problem.is(Problem.OUTCOME_UNKNOWN)
                        ? sent.map(form -> Templates.formOutcomeUnknown(forms.afterUnknown(form)))
                                .orElseGet(Templates::outcomeUnknown)
                        : sent.map(form -> Templates.formNotTaken(forms.afterNothing(form)))
                                .orElseGet(Templates::unavailable);
            default -> problem.status() < 500 ? Templates.refused(problem) : Templates.failed(problem);
        };
    }

    @CheckedTemplate(basePath = "error")
    private static final class Templates {
        static native TemplateInstance notFound();

        static native TemplateInstance notRecognised();

        static native TemplateInstance unavailable();

        static native TemplateInstance outcomeUnknown();

        static native TemplateInstance formNotTaken(FormAgain again);

        static native TemplateInstance formOutcomeUnknown(FormAgain again);

        static native TemplateInstance refused(Problem problem);

        static native TemplateInstance failed(Problem problem);
    }
}
