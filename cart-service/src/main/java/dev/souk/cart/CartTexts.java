package dev.souk.cart;

import dev.souk.money.Money;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What carts say, on pages and in notices; other languages in {@code messages/cart_xx.properties}. */
@MessageBundle(value = "cart", locale = "en")
public interface CartTexts {

    @Message("The price of {title} was {before} when you put it in, now it is {now}.")
    String priceChanged(String title, Money before, Money now);

    @Message("{title} is sold out at the moment.")
    String outOfStock(String title);

    @Message("{#if left is 1}There is only 1 piece{#else}There are only {left} pieces{/if} of {title} left.")
    String insufficientStock(String title, int left);

    @Message("{title} is not for sale any more.")
    String noLongerAvailable(String title);

    @Message("We cannot ask the catalogue at the moment: prices and stock are those we knew last.")
    String catalogueUnavailable();

    @Message(
            "{title}: together it was more than {most} pieces. {#if leftOut is 1}1 piece was{#else}{leftOut} pieces were{/if}"
                    + " left out.")
    String mergedCapped(String title, int most, int leftOut);

    @Message(
            "Your cart is full. {#if things is 1}1 more thing is kept for you and comes{#else}{things} more things are kept"
                    + " for you and come{/if} in when you take something out.")
    String mergedKeptBack(int things);

    @Message("Your cart")
    String title();

    @Message("Your cart is empty")
    String emptyTitle();

    @Message("Look around the stalls: what you put in stays here until you come back.")
    String emptyText();

    @Message("Look around")
    String lookAround();

    @Message("What you chose")
    String lines();

    @Message("{price} each")
    String each(Money price);

    @Message("Quantity")
    String quantity();

    @Message("of {title}")
    String of(String title);

    @Message("Update")
    String update();

    @Message("Remove")
    String remove();

    @Message("Summary")
    String summary();

    @Message("{#if pieces is 1}1 piece{#else}{pieces} pieces{/if}")
    String pieces(int pieces);

    @Message("Delivery")
    String delivery();

    @Message("You see it at checkout")
    String later();

    @Message("Total")
    String total();

    @Message("Go to checkout")
    String checkout();

    @Message("Keep shopping")
    String keepShopping();

    @Message("{title} is in your cart.")
    String added(String title);

    @Message("{title} was taken out.")
    String removed(String title);

    @Message("It was taken out.")
    String removedUnnamed();

    @Message("Put it back")
    String undo();

    @Message("That did not work")
    String refusedTitle();

    @Message("You can have at most {most} pieces of one thing. Nothing was changed.")
    String refusedQuantity(int most);

    @Message("A cart holds at most {most} different things. Take something out first.")
    String refusedLines(int most);

    @Message("This is not for sale any more, so it was not put in.")
    String refusedSku();

    @Message("Write the quantity as a whole number. Nothing was changed.")
    String refusedNumber();

    @Message("This was not in your cart any more.")
    String refusedLine();

    @Message("We cannot reach our shelves at the moment, so nothing was put in. Please try again in a few seconds.")
    String refusedNow();
}
