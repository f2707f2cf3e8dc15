package dev.souk.checkout.session;

import java.util.List;
import java.util.Locale;

/** The steps of a checkout on pages, in the order to go. */
enum CheckoutStep {
    ADDRESS,
    DELIVERY,
    PAYMENT;

    String href(CheckoutView session) {
        return "/checkout/" + session.id() + "/" + name().toLowerCase(Locale.ROOT);
    }

    /** Where a shopper goes on: the first step that still wants something. */
    static CheckoutStep firstUnfinished(CheckoutView session) {
        return session.problems().stream()
                .map(CheckoutStep::of)
                .min(CheckoutStep::compareTo)
                .orElse(PAYMENT);
    }

    /** What of this step is missing or wrong. */
    List<DetailProblem> problems(CheckoutView session) {
        return session.problems().stream()
                .filter(problem -> of(problem) == this)
                .toList();
    }

    /** What is known of the session, with the fields of this step as they were typed now. */
    Details filledIn(CheckoutView session, Details typed) {
        return switch (this) {
            case ADDRESS -> new Details(typed.email(), typed.shippingAddress(), session.deliveryMethod());
            case DELIVERY -> new Details(session.email(), session.shippingAddress(), typed.deliveryMethod());
            case PAYMENT -> new Details(session.email(), session.shippingAddress(), session.deliveryMethod());
        };
    }

    private static CheckoutStep of(DetailProblem problem) {
        return switch (problem.pointer()) {
            case "/payment" -> PAYMENT;
            case "/deliveryMethod" -> DELIVERY;
            default -> ADDRESS;
        };
    }
}
