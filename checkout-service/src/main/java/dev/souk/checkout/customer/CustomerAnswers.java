package dev.souk.checkout.customer;

import dev.souk.checkout.StoredJson;
import dev.souk.checkout.customer.CustomerProblem.Flaw;
import dev.souk.db.idempotency.StoredAnswer;
import dev.souk.web.FieldError;
import dev.souk.web.ProblemException;
import dev.souk.web.Representation;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/** Customers and their addresses as JSON answers, and why there is none. */
@Singleton
final class CustomerAnswers {

    private final StoredJson json;

    CustomerAnswers(StoredJson json) {
        this.json = json;
    }

    StoredAnswer created(Customer customer) {
        return new StoredAnswer(
                201,
                Map.of(HttpHeaders.LOCATION, "/api/v1/customers/me", HttpHeaders.ETAG, ExpectedVersion.tag(customer)),
                json.write(customer));
    }

    StoredAnswer created(CustomerAddress address) {
        return new StoredAnswer(
                201,
                Map.of(HttpHeaders.LOCATION, "/api/v1/customers/me/addresses/" + address.id()),
                json.write(address));
    }

    static RestResponse<Customer> ok(Customer customer) {
        return RestResponse.ResponseBuilder.ok(customer)
                .header(HttpHeaders.ETAG, ExpectedVersion.tag(customer))
                .build();
    }

    static RestResponse<Representation> send(StoredAnswer answer) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        RestResponse.ResponseBuilder<Representation> response = RestResponse.ResponseBuilder.<Representation>create(
                        answer.status())
                .entity(new Representation(body, MediaType.APPLICATION_JSON_TYPE));
        answer.headers().forEach(response::header);
        return response.build();
    }

    /** What was kept; fails with 409 {@code email-taken} or 422 {@code invalid-body} when nothing was. */
    static <T> T required(Kept<T> kept) {
        return switch (kept) {
            case Kept.Done<T> done -> done.now();
            case Kept.Unusable<T> unusable -> throw refused(unusable.problems());
        };
    }

    /** Fails with 410 {@code link-spent} or 422 {@code invalid-body} when it is not. */
    static void requireDone(Reset reset) {
        switch (reset) {
            case Reset.Done done -> {}
            case Reset.Spent spent -> throw linkSpent();
            case Reset.Unusable unusable -> throw refused(unusable.problems());
        }
    }

    static ProblemException linkSpent() {
        return new ProblemException(
                410, "link-spent", "Link spent", "This link is too old or was used. Have another one mailed.");
    }

    static Throwable stale(Throwable stale) {
        return ProblemException.stale(
                "The customer was changed meanwhile; current is how they are now.", ((StaleCustomer) stale).present());
    }

    private static ProblemException refused(List<CustomerProblem> problems) {
        List<FieldError> errors = problems.stream()
                .map(problem -> new FieldError(problem.pointer(), problem.detail()))
                .toList();
        return problems.stream().anyMatch(problem -> problem.flaw() == Flaw.TAKEN)
                ? new ProblemException(
                        409,
                        "email-taken",
                        "E-mail address taken",
                        errors.getFirst().detail(),
                        errors)
                : new ProblemException(
                        422,
                        "invalid-body",
                        "Invalid body",
                        "Something in the body cannot be kept; errors say what.",
                        errors);
    }
}
