package dev.souk.checkout.session;

import dev.souk.checkout.delivery.DeliveryOption;
import java.util.Arrays;
import java.util.List;

/**
 * A step of a checkout as its page shows it.
 *
 * @param minutes for which the stock is set aside
 */
record ShownStep(CheckoutView session, CheckoutStep step, CheckoutForm form, long minutes) {

    public List<CheckoutStep> steps() {
        return Arrays.asList(CheckoutStep.values());
    }

    /** Whether there is a way back to it. */
    public boolean isDone(CheckoutStep other) {
        return other.compareTo(step) < 0;
    }

    public boolean isLast() {
        return step == CheckoutStep.PAYMENT;
    }

    /** Whether the way on from the address leads through delivery; not when that was chosen before. */
    public boolean isDeliveryOpen() {
        return !CheckoutStep.DELIVERY.problems(session).isEmpty();
    }

    public String href() {
        return step.href(session);
    }

    public String href(CheckoutStep other) {
        return other.href(session);
    }

    public String addressHref() {
        return CheckoutStep.ADDRESS.href(session);
    }

    public String deliveryHref() {
        return CheckoutStep.DELIVERY.href(session);
    }

    public int pieces() {
        return session.lines().stream().mapToInt(CheckoutLine::quantity).sum();
    }

    /** The first one until one is chosen: so nobody can forget to. */
    public boolean isChosen(DeliveryOption option) {
        String chosen = form.value("deliveryMethod");
        return chosen.isEmpty()
                ? option.equals(session.deliveryOptions().getFirst())
                : option.method().equals(chosen);
    }

    public DeliveryOption chosenDelivery() {
        return session.deliveryOptions().stream()
                .filter(option -> option.method().equals(session.deliveryMethod()))
                .findFirst()
                .orElseThrow();
    }
}
