package dev.souk.checkout.session;

import dev.souk.checkout.place.Paid;
import dev.souk.web.FieldError;
import dev.souk.web.IdempotencyHeader;
import dev.souk.web.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What a payment's outcome is in HTTP. */
final class PaymentAnswers {

    private static final int POLL_AFTER_SECONDS = 1; // mostly it is known by then

    private PaymentAnswers() {}

    static RestResponse<CheckoutView> of(Paid paid) {
        return answer(paid, Map.of());
    }

    static ProblemException keyRequired() {
        return new ProblemException(
                400,
                "idempotency-key-required",
                "Idempotency-Key required",
                "Send an Idempotency-Key: a name of your own for this try to pay, so that sending it again pays once.");
    }

    private static RestResponse<CheckoutView> answer(Paid paid, Map<String, String> headers) {
        return switch (paid) {
            case Paid.Completed completed -> ok(200, completed.session(), headers);
            case Paid.Challenged challenged -> ok(200, challenged.session(), headers);
            case Paid.InProgress open -> inProgress(open.session(), headers);
            case Paid.Declined declined -> throw declined(declined.reason(), headers);
            case Paid.NoStock gone ->
                throw new ProblemException(
                        409,
                        "insufficient-stock",
                        "Not enough in stock",
                        "There are not enough pieces left. Nothing was charged; check the cart out again.",
                        gone.lines());
            case Paid.NotReady incomplete -> throw notReady(incomplete.session());
            case Paid.TooLate late -> throw CheckoutApi.tooLate(late.session());
            case Paid.TooOften often -> throw tooOften(often);
            case Paid.Unknown unknown -> throw CheckoutApi.unknown();
            case Paid.Replayed replayed -> answer(replayed.first(), Map.of(IdempotencyHeader.REPLAYED, "true"));
        };
    }

    private static RestResponse<CheckoutView> ok(int status, CheckoutView session, Map<String, String> headers) {
        ResponseBuilder<CheckoutView> answer =
                ResponseBuilder.<CheckoutView>create(status).entity(session);
        headers.forEach(answer::header);
        return answer.build();
    }

    private static RestResponse<CheckoutView> inProgress(CheckoutView session, Map<String, String> headers) {
        ResponseBuilder<CheckoutView> answer = ResponseBuilder.<CheckoutView>create(202)
                .entity(session)
                .header(HttpHeaders.RETRY_AFTER, POLL_AFTER_SECONDS);
        headers.forEach(answer::header);
        return answer.build();
    }

    private static ProblemException declined(String reason, Map<String, String> headers) {
        ProblemException problem =
                new ProblemException(402, "payment-declined", "Payment declined", PaymentProblem.detail(reason));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            problem = problem.withHeader(header.getKey(), header.getValue());
        }
        return problem;
    }

    private static ProblemException notReady(CheckoutView session) {
        return new ProblemException(
                409,
                "checkout-not-ready",
                "The checkout is not ready",
                "Something is missing before it can be paid for; errors say what.",
                session.problems().stream()
                        .map(problem -> new FieldError(problem.pointer(), problem.detail()))
                        .toList());
    }

    static ProblemException tooOften(Paid.TooOften often) {
        long seconds = Math.max(1, often.retryAfter().toSeconds());
        return new ProblemException(
                        429,
                        "too-many-payments",
                        "Too many payments",
                        "This checkout was paid for too often. Please wait before you try another card.")
                .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .withHeader("RateLimit-Policy", policy(often.limit(), often.window()))
                .withHeader("RateLimit", "\"complete\";r=0;t=" + seconds);
    }

    private static String policy(int limit, Duration window) {
        return "\"complete\";q=%d;w=%d".formatted(limit, window.toSeconds());
    }
}
