package dev.souk.web;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.souk.db.DatabaseBusy;
import dev.souk.db.DatabaseUnavailable;
import dev.souk.db.OutcomeUnknown;
import dev.souk.db.idempotency.IdempotencyKeyInUse;
import dev.souk.db.idempotency.IdempotencyKeyReused;
import dev.souk.web.visitor.SentForm;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sees when a request fails: {@code application/problem+json} where programs ask, else a page in the
 * shop's layout. No answer holds a stack trace, a class name or a message of the database.
 */
@Singleton
final class ErrorResponses {

    /** A database that is away is mostly back after a failover: seconds. */
    private static final int RETRY_AFTER_SECONDS = 5;

    /** Transactions that others are in the way of take parts of a second. */
    private static final int RETRY_AFTER_SECONDS_OF_A_CROWD = 1;

    private static final int SECONDS_OF_A_LONG_REQUEST = 2;

    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE);

    private final ErrorPages pages;

    ErrorResponses(ErrorPages pages) {
        this.pages = pages;
    }

    @ServerExceptionMapper
    Uni<Response> problem(ProblemException failure, ContainerRequestContext request) {
        return answer(request, failure.problem()).map(answer -> {
            failure.headers().forEach(answer::header);
            return answer.build();
        });
    }

    @ServerExceptionMapper
    Uni<Response> unavailable(DatabaseUnavailable failure, ContainerRequestContext request) {
        Problem problem = Problem.of(
                503, "unavailable", "Service unavailable", "The shop's database cannot be reached. Please try again.");
        return tryAgain(request, problem, RETRY_AFTER_SECONDS);
    }

    @ServerExceptionMapper
    Uni<Response> unknown(OutcomeUnknown failure, ContainerRequestContext request) {
        Problem problem = Problem.of(
                503,
                Problem.OUTCOME_UNKNOWN,
                "Outcome unknown",
                "The shop's database was lost in the middle of this: it was done wholly or not at all. Ask again with the"
                        + " same Idempotency-Key, or look before you repeat it.");
        return tryAgain(request, problem, RETRY_AFTER_SECONDS);
    }

    @ServerExceptionMapper
    Uni<Response> busy(DatabaseBusy failure, ContainerRequestContext request) {
        Problem problem = Problem.of(
                503,
                "unavailable",
                "Service unavailable",
                "Too many ask for the same at this moment. Please try again.");
        return tryAgain(request, problem, RETRY_AFTER_SECONDS_OF_A_CROWD);
    }

    @ServerExceptionMapper
    Uni<Response> keyReused(IdempotencyKeyReused failure, ContainerRequestContext request) {
        Problem problem = new Problem(
                Problem.TYPES + "idempotency-key-reused",
                "Idempotency key reused",
                422,
                "This Idempotency-Key was used for another request. Send a new key with a new request.",
                List.of(new FieldError(IdempotencyHeader.NAME, "was used for another request")),
                null,
                null);
        return answer(request, problem).map(Response.ResponseBuilder::build);
    }

    @ServerExceptionMapper
    Uni<Response> keyInUse(IdempotencyKeyInUse failure, ContainerRequestContext request) {
        Problem problem = Problem.of(
                409,
                "idempotency-key-in-use",
                "Idempotency key in use",
                "The first request with this Idempotency-Key is still running. Ask again with the same key.");
        return tryAgain(request, problem, SECONDS_OF_A_LONG_REQUEST);
    }

    /** The framework's own refusals: no such route, wrong method, a body that is not JSON, and so on. */
    @ServerExceptionMapper
    Uni<Response> refused(
            WebApplicationException failure, ContainerRequestContext request, @Nullable SimpleResourceInfo endpoint) {
        Response refusal = failure.getResponse();
        if (refusal.getStatus() < 400) {
            return Uni.createFrom().item(refusal);
        }
        if (refusal.getStatus() == 500) {
            return unexpected(failure, request, endpoint);
        }
        return answer(request, StandardProblems.of(refusal.getStatus())).map(answer -> {
            KEPT_HEADERS.stream()
                    .filter(refusal.getHeaders()::containsKey)
                    .forEach(header -> answer.header(header, refusal.getHeaderString(header)));
            return answer.build();
        });
    }

    /** JSON, but not of the shape that was asked for. */
    @ServerExceptionMapper
    Uni<Response> misshapen(MismatchedInputException failure, ContainerRequestContext request) {
        return answer(request, StandardProblems.of(400)).map(Response.ResponseBuilder::build);
    }

    @ServerExceptionMapper
    Uni<Response> unexpected(
            Throwable failure, ContainerRequestContext request, @Nullable SimpleResourceInfo endpoint) {
        String reference = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        Log.errorf(
                failure,
                "%s %s failed, reference %s",
                request.getMethod(),
                endpoint == null || endpoint.getResourceClass() == null
                        ? "(no endpoint)"
                        : endpoint.getResourceClass().getSimpleName() + "." + endpoint.getMethodName(),
                reference);
        return answer(request, Problem.internalError(reference)).map(Response.ResponseBuilder::build);
    }

    /** The problem, and after how many seconds the same request may well succeed. */
    private Uni<Response> tryAgain(ContainerRequestContext request, Problem problem, int seconds) {
        return answer(request, problem)
                .map(answer -> answer.header(HttpHeaders.RETRY_AFTER, seconds).build());
    }

    private Uni<Response.ResponseBuilder> answer(ContainerRequestContext request, Problem problem) {
        if (asksForJson(request)) {
            return Uni.createFrom()
                    .item(Response.status(problem.status())
                            .type(Problem.JSON_TYPE)
                            .entity(problem));
        }
        return pages.page(problem, SentForm.in(request))
                .map(page -> Response.status(problem.status()).entity(page));
    }

    private static boolean asksForJson(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        return path.startsWith("/api/") || path.startsWith("/internal/");
    }
}
