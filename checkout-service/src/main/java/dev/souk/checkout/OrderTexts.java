package dev.souk.checkout;

import dev.souk.money.Money;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the staff's pages of orders say; other languages in {@code messages/desk_xx.properties}. */
@MessageBundle(value = "desk", locale = "en")
public interface OrderTexts {

    @Message("Number or e-mail address")
    String searchLabel();

    @Message("Status")
    String status();

    @Message("Any status")
    String anyStatus();

    @Message("Order")
    String number();

    @Message("Placed")
    String placed();

    @Message("E-mail")
    String email();

    @Message("Pieces")
    String pieces();

    @Message("Total")
    String total();

    @Message("No order has exactly this number or e-mail address, in this status.")
    String noneFound();

    @Message("Nobody has ordered anything yet.")
    String noneYet();

    @Message("Parts of the list")
    String parts();

    @Message("To the beginning")
    String toFirst();

    @Message("Further")
    String further();

    @Message("What can be done")
    String actions();

    @Message("Mark as shipped")
    String ship();

    @Message("The customer hears of it by mail. From then on it cannot be cancelled, only refunded.")
    String shipHint();

    @Message("Cancel the order")
    String cancel();

    @Message("{total} go back to the card, and the pieces back on the shelf. This cannot be undone.")
    String cancelHint(Money total);

    @Message("Cancel and refund {total}")
    String cancelNow(Money total);

    @Message("Refund the order")
    String refund();

    @Message(
            "{total} go back to the card. The pieces stay sold: enter them in the catalogue when they are back. This cannot be undone.")
    String refundHint(Money total);

    @Message("Refund {total}")
    String refundNow(Money total);

    @Message("The order is marked as shipped.")
    String shipped();

    @Message("The order is cancelled. The money goes back by itself.")
    String cancelled();

    @Message("Not cancelled: the order has left the house and can only be sent back.")
    String notCancelled();

    @Message("Not marked as shipped: the order was cancelled and must not be sent.")
    String notShipped();

    @Message("The money goes back by itself; the order is refunded once the payment provider has given it back.")
    String refundAsked();

    @Message("The order is refunded: the payment provider has given the money back.")
    String refunded();

    @Message(
            "Not refunded: the order has not left the house, or was cancelled. Cancel one that is still here; its money goes back by itself.")
    String notRefunded();

    @Message("What was bought")
    String bought();

    @Message("What happened")
    String history();

    @Message("Who did what")
    String trail();

    @Message("None of the staff has done anything to this order.")
    String noTrail();

    @Message("Marked as shipped")
    String didShip();

    @Message("Cancelled")
    String didCancel();

    @Message("Started the refund")
    String didRefund();
}
