package dev.souk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 writes it.
 *
 * @param type names the kind of problem for good; compare it, or its last segment, and never the title. It is a name and
 *     not a place: nothing is served there
 * @param detail what happened this time and what to do, in a sentence for the caller
 * @param errors the fields it is about
 * @param current the present state of what the caller knew in an older one
 * @param reference of a failure on our side: what the caller tells support, and what the log has it under
 */
@RegisterForReflection
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object current,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reference) {

    public static final String JSON = "application/problem+json";
    public static final MediaType JSON_TYPE = MediaType.valueOf(JSON);

    static final String TYPES = "https://souk.dev/problems/";

    /** The last segment of the type of a write that was done wholly or not at all. */
    static final String OUTCOME_UNKNOWN = "outcome-unknown";

    public Problem {
        errors = List.copyOf(errors);
    }

    static Problem internalError(String reference) {
        return new Problem(
                TYPES + "internal-error",
                "Internal error",
                500,
                "Something went wrong on our side. Please try again, and give the reference when you report it.",
                List.of(),
                null,
                reference);
    }

    /** Whether its type ends so. */
    boolean is(String lastSegment) {
        return type.equals(TYPES + lastSegment);
    }

    static Problem of(int status, String type, String title, String detail) {
        return new Problem(TYPES + type, title, status, detail, List.of(), null, null);
    }
}
