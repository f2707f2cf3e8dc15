package dev.souk.checkout.session;

import dev.souk.checkout.payment.Card;
import dev.souk.web.FieldError;
import dev.souk.web.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** How somebody wants to pay, as it comes in JSON. */
@RegisterForReflection
public record CompleteRequest(Payment payment) {

    private static final String SANDBOX = "sandbox";

    Card card() {
        if (!payment.provider().equals(SANDBOX)) {
            throw invalid("/payment/provider", "The shop takes payments by: " + SANDBOX + ".");
        }
        return Card.read(payment.card())
                .orElseThrow(() -> invalid("/payment/card", "A card's number has 12 to 19 digits."));
    }

    private static ProblemException invalid(String pointer, String detail) {
        return new ProblemException(
                422, "invalid-body", "Invalid body", detail, List.of(new FieldError(pointer, detail)));
    }

    /** The card's number is nobody's to print. */
    @RegisterForReflection
    public record Payment(String provider, String card) {
        @Override
        public String toString() {
            return "a payment by " + provider;
        }
    }
}
