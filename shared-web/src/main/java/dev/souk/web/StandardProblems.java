package dev.souk.web;

import jakarta.ws.rs.core.Response.Status;
import java.util.Locale;

/** The problems that HTTP itself knows, by status. */
final class StandardProblems {

    static Problem of(int status) {
        Status standard = Status.fromStatusCode(status);
        if (standard == null) {
            return Problem.of(status, "refused", "Refused", "The request cannot be answered as asked.");
        }
        String title = standard.getReasonPhrase();
        String type = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        return Problem.of(status, type, title, detail(standard));
    }

    // `default` because the standard's list is open: a status we have no sentence for still gets its standard title.
    private static String detail(Status status) {
        return switch (status) {
            case BAD_REQUEST -> "The request cannot be understood; see whether its body is well-formed JSON.";
            case UNAUTHORIZED -> "Sign in, or send a valid token.";
            case FORBIDDEN -> "This is not yours to see or change.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not take this method; see the Allow header.";
            case NOT_ACCEPTABLE -> "There is no answer in a form that the Accept header asks for.";
            case UNSUPPORTED_MEDIA_TYPE -> "The body's Content-Type is not one this address takes.";
            case REQUEST_ENTITY_TOO_LARGE -> "The body is larger than this address takes.";
            default -> status.getReasonPhrase() + ".";
        };
    }

    private StandardProblems() {}
}
