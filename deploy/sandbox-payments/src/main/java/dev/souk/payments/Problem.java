package dev.souk.payments;

import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import java.util.List;

/** A request that cannot be done, told as RFC 9457 says. */
@JsonIncludeProperties({"type", "title", "status", "detail", "errors"})
final class Problem extends RuntimeException {

    /** What is wrong with one field. */
    record FieldError(String pointer, String detail) {}

    private final int status;
    private final String type;
    private final List<FieldError> errors;

    private Problem(int status, String type, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.errors = errors;
    }

    static Problem of(int status, String type, String detail) {
        return new Problem(status, type, detail, List.of());
    }

    static Problem notFound(String what) {
        return of(404, "not-found", what);
    }

    static Problem invalid(List<FieldError> errors) {
        return new Problem(422, "invalid", "Some fields are wrong.", errors);
    }

    static Problem keyReused() {
        return of(422, "idempotency-key-reused", "This key was used for another request.");
    }

    public int getStatus() {
        return status;
    }

    public String getType() {
        return "urn:souk:payments:" + type;
    }

    public String getTitle() {
        return type.replace('-', ' ');
    }

    public String getDetail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> getErrors() {
        return errors;
    }
}
