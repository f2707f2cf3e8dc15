package dev.souk.web.visitor;

import dev.souk.web.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Lets a page be changed only by a form of ours that this visitor was shown. What programs send is left to its own
 * authorization: there a cookie alone allows nothing.
 */
@Singleton
public final class FormGuard {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<String> OF_PROGRAMS = List.of("/api/", "/internal/", "/webhooks/");

    /** When a form is read: after who sends it is known, and just before its token is looked at. */
    static final int READING = Priorities.AUTHORIZATION - 1;

    private final FormToken token;
    private final SameOrigin sameOrigin;

    FormGuard(FormToken token, SameOrigin sameOrigin) {
        this.token = token;
        this.sameOrigin = sameOrigin;
    }

    /** Before a byte of the body is read. */
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    void refuseStrangers(ContainerRequestContext request) {
        if (!isGuarded(request)) {
            return;
        }
        if (!sameOrigin.holdsFor(request) || !isForm(request.getMediaType())) {
            throw refusal();
        }
    }

    @WithFormRead
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    void refuseWithoutToken(ResteasyReactiveContainerRequestContext request) {
        if (!isGuarded(request)) {
            return;
        }
        ResteasyReactiveRequestContext form = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        if (!hasToken(form)) {
            throw refusal();
        }
        SentForm.accept(request, form.getFormData());
    }

    private static boolean isGuarded(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return !SAFE.contains(request.getMethod()) && OF_PROGRAMS.stream().noneMatch(path::startsWith);
    }

    private static boolean isForm(@Nullable MediaType type) {
        return type != null && type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
    }

    /** Exactly one: of two nobody knows which one a reader would take. */
    private boolean hasToken(ResteasyReactiveRequestContext request) {
        return request.getFormParameter(FormToken.FIELD, false, false) instanceof List<?> values
                && values.size() == 1
                && values.getFirst() instanceof String value
                && token.isRight(value);
    }

    private static ProblemException refusal() {
        return new ProblemException(
                403,
                "form-token",
                "Form not recognised",
                "This form does not come from a page that we showed to you. Nothing was changed.");
    }
}
