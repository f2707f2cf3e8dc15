package dev.souk.web;

import io.quarkus.logging.Log;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** A failed request as a page that shows a way on. */
@Singleton
final class ErrorPages {

    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    Uni<Page> page(Problem problem) {
        TemplateInstance template = template(problem);
        return (problem.status() < 500 ? pages.render(template) : pages.renderAlone(template))
                .onFailure()
                .invoke(failure -> Log.errorf(failure, "The page for %s cannot be rendered", problem.title()))
                .onFailure()
                .recoverWithItem(() -> Page.of(problem.status() + " " + problem.title()));
    }

    private static TemplateInstance template(Problem problem) {
        return switch (problem.status()) {
            case 403 -> problem.is("form-token") ? Templates.notRecognised() : Templates.refused(problem);
            case 404 -> Templates.notFound();
            case 503 -> problem.is(Problem.OUTCOME_UNKNOWN) ? Templates.outcomeUnknown() : Templates.unavailable();
            default -> problem.status() < 500 ? Templates.refused(problem) : Templates.failed(problem);
        };
    }

    @CheckedTemplate(basePath = "error")
    private static final class Templates {
        static native TemplateInstance notFound();

        static native TemplateInstance notRecognised();

        static native TemplateInstance unavailable();

        static native TemplateInstance outcomeUnknown();

        static native TemplateInstance refused(Problem problem);

        static native TemplateInstance failed(Problem problem);
    }
}
