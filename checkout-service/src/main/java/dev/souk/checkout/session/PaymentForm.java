package dev.souk.checkout.session;

import dev.souk.checkout.payment.Card;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The form that pays. Its card is passed on and never shown again. */
class PaymentForm {

    /** Made with the page, so that a page pays once, however often it is sent. */
    @RestForm
    @Nullable
    String idempotencyKey;

    /** What the button said, in minor units. */
    @RestForm
    @Nullable
    String total;

    @RestForm
    @Nullable
    String card;

    Optional<Card> readCard() {
        return card == null ? Optional.empty() : Card.read(card.strip());
    }

    /** Whether the shopper saw what is asked for now: address and delivery may have been changed since. */
    boolean agreesTo(CheckoutView session) {
        return Long.toString(session.totals().total().amount()).equals(total);
    }

    /** All that makes two tries the same. */
    byte[] asked() {
        return ("card=" + card + "&total=" + total).getBytes(StandardCharsets.UTF_8);
    }
}
