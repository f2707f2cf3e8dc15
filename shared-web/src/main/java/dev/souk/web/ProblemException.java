package dev.souk.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that cannot be answered as asked. Below {@code /api/} it becomes {@code application/problem+json} (RFC
 * 9457), elsewhere a page.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    /**
     * @param status the HTTP status, 400 to 599
     * @param type last segment of the problem's type, as callers know it: {@code quantity-limit}
     * @param title what kind of problem, the same for each of its type
     * @param detail what happened this time and what to do, in a sentence for the caller
     * @param errors the fields it is about; empty when it is about none
     */
    public ProblemException(int status, String type, String title, String detail, List<FieldError> errors) {
        this(new Problem(Problem.TYPES + type, title, status, detail, errors, null, null), type, Map.of());
    }

    private ProblemException(Problem problem, String type, Map<String, String> headers) {
        super(problem.status() + " " + type + ": " + problem.detail(), null, false, false);
        this.problem = problem;
        this.headers = headers;
    }

    public ProblemException(int status, String type, String title, String detail) {
        this(status, type, title, detail, List.of());
    }

    /** 404: there is no such thing. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(404, "not-found", "Not found", detail);
    }

    /** 400: a parameter cannot be understood. */
    public static ProblemException badParameter(String name, String detail) {
        return new ProblemException(
                400, "bad-parameter", "Bad parameter", name + ": " + detail, List.of(new FieldError(name, detail)));
    }

    /**
     * 412: the caller's {@code If-Match} names an older state.
     *
     * @param current the present one, as JSON shows it, so that the caller need not ask again
     */
    public static ProblemException stale(String detail, Object current) {
        String type = "stale-version";
        return new ProblemException(
                new Problem(Problem.TYPES + type, "Stale version", 412, detail, List.of(), current, null),
                type,
                Map.of());
    }

    /** 503: what we need to answer is away for the moment. */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return new ProblemException(503, "unavailable", "Service unavailable", detail)
                .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
    }

    /** The same with one more header in its answer. */
    public ProblemException withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        String type = problem.type().substring(Problem.TYPES.length());
        return new ProblemException(problem, type, Collections.unmodifiableMap(more));
    }

    public Problem problem() {
        return problem;
    }

    /** What its answer says beside the problem. */
    public Map<String, String> headers() {
        return headers;
    }
}
