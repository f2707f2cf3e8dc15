package dev.souk.cart.cart;

import dev.souk.web.FieldError;
import dev.souk.web.ProblemException;
import java.time.Duration;
import java.util.List;

/** What cannot be done to a cart, and why. */
final class Refusals {

    private static final Duration COME_BACK = Duration.ofSeconds(2); // an ill catalogue is tried every second

    private static final int NOT_FOUND = 404;

    private Refusals() {}

    static ProblemException noSuchCart() {
        return ProblemException.notFound("There is no such cart.");
    }

    static boolean isNotFound(Throwable failure) {
        return failure instanceof ProblemException refusal && refusal.problem().status() == NOT_FOUND;
    }

    static ProblemException noSuchLine() {
        return ProblemException.notFound("There is no such line in this cart.");
    }

    static ProblemException unknownSku(WantedLine wanted) {
        return of("unknown-sku", "Unknown SKU", wanted.pointer() + "/sku", "is not for sale");
    }

    static ProblemException tooMany(String pointer, int most, int there) {
        String detail = there == 0
                ? "at most " + most + " pieces of one thing"
                : "at most %d pieces of one thing; %d are in the cart already".formatted(most, there);
        return of("quantity-limit", "Too many pieces", pointer + "/quantity", detail);
    }

    static ProblemException tooManyLines(String pointer, int most) {
        return of("line-limit", "Too many lines", pointer, "at most " + most + " different things in one cart");
    }

    static ProblemException notALine(String pointer) {
        return of("invalid-body", "Invalid body", pointer, "must be an object");
    }

    static ProblemException notPositive(String pointer) {
        return of("invalid-body", "Invalid body", pointer + "/quantity", "must be at least 1");
    }

    static ProblemException negative() {
        return of("invalid-body", "Invalid body", "/quantity", "must not be negative");
    }

    static ProblemException catalogueAway() {
        return ProblemException.unavailable(
                "The catalogue cannot be asked what this is. Please try again in a moment.", COME_BACK);
    }

    static ProblemException busy() {
        return ProblemException.unavailable(
                "Too much is being done to this cart. Please try again.", Duration.ofSeconds(1));
    }

    private static ProblemException of(String type, String title, String pointer, String detail) {
        return new ProblemException(
                422, type, title, pointer + ": " + detail + ".", List.of(new FieldError(pointer, detail)));
    }
}
