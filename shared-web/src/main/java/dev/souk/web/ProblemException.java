package dev.souk.web;

import java.util.List;

/**
 * A request that cannot be answered as asked. Below {@code /api/} it becomes {@code application/problem+json} (RFC
 * 9457), elsewhere a page.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    /**
     * @param status the HTTP status, 400 to 599
     * @param type last segment of the problem's type, as callers know it: {@code quantity-limit}
     * @param title what kind of problem, the same for each of its type
     * @param detail what happened this time and what to do, in a sentence for the caller
     * @param errors the fields it is about; empty when it is about none
     */
    public ProblemException(int status, String type, String title, String detail, List<FieldError> errors) {
        super(status + " " + type + ": " + detail, null, false, false);
        this.problem = new Problem(Problem.TYPES + type, title, status, detail, errors, null);
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

    public Problem problem() {
        return problem;
    }
}
