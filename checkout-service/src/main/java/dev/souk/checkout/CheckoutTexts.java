package dev.souk.checkout;

import dev.souk.money.Money;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of checkout and orders say; other languages in {@code messages/checkout_xx.properties}. */
@MessageBundle(value = "checkout", locale = "en")
public interface CheckoutTexts {

    @Message("Checkout")
    String checkout();

    @Message("Back to the cart")
    String backToCart();

    @Message("Look around the shop")
    String lookAround();

    @Message("Steps of the checkout")
    String steps();

    @Message("Address")
    String address();

    @Message("Delivery")
    String delivery();

    @Message("Payment")
    String payment();

    @Message("done")
    String done();

    @Message("Continue to delivery")
    String continueToDelivery();

    @Message("Continue to payment")
    String continueToPayment();

    @Message("Back to the address")
    String backToAddress();

    @Message("Back to delivery")
    String backToDelivery();

    @Message("Go to the card number")
    String toCard();

    @Message("Error")
    String error();

    @Message("{#if count is 1}Something needs another look{#else}{count} things need another look{/if}")
    String errors(int count);

    @Message("optional")
    String optional();

    @Message("Where does it go?")
    String addressTitle();

    @Message("E-mail")
    String email();

    @Message("For the confirmation, and for questions about this order.")
    String emailHint();

    @Message("Full name")
    String name();

    @Message("Street and number")
    String line1();

    @Message("Apartment, floor or company")
    String line2();

    @Message("Postal code")
    String postalCode();

    @Message("Town or city")
    String city();

    @Message("State, province or canton")
    String region();

    @Message("Country")
    String country();

    @Message("Choose a country")
    String chooseCountry();

    @Message("Write your e-mail address, such as name@example.com.")
    String emailProblem();

    @Message("Write the name of whoever receives the parcel.")
    String nameProblem();

    @Message("Write the street and the number.")
    String line1Problem();

    @Message("Write the town or city.")
    String cityProblem();

    @Message("Write the postal code the way its country does.")
    String postalCodeProblem();

    @Message("Choose the country.")
    String countryProblem();

    @Message("Choose how it should come.")
    String deliveryMethodProblem();

    @Message("Write the whole number of the card: 12 to 19 digits.")
    String cardProblem();

    @Message("This is too long: a parcel’s label has no room for it.")
    String tooLong();

    @Message("There are characters in it that nobody can see. Please type it anew.")
    String unreadable();

    @Message("How should it come?")
    String deliveryTitle();

    @Message("Standard")
    String methodStandard();

    @Message("Express")
    String methodExpress();

    @Message(
            "{#if earliest == latest}In {#if latest is 1}1 working day{#else}{latest} working days{/if}{#else}In {earliest} to {latest} working days{/if}")
    String days(int earliest, int latest);

    @Message("free")
    String free();

    @Message("Review and pay")
    String paymentTitle();

    @Message("Change")
    String change();

    @Message("address and e-mail")
    String changeAddress();

    @Message("delivery")
    String changeDelivery();

    @Message("Card number")
    String cardNumber();

    @Message("It goes to the payment provider and is not kept here.")
    String cardHint();

    @Message("Test cards")
    String testCards();

    @Message("This shop’s payment provider is a sandbox: it moves no money and takes these numbers only.")
    String testCardsText();

    @Message("approved")
    String testApproved();

    @Message("declined")
    String testDeclined();

    @Message("not enough funds")
    String testFunds();

    @Message("charged, but the answer is lost")
    String testSilent();

    @Message("asks for confirmation at the bank")
    String testChallenge();

    @Message("Pay {total}")
    String pay(Money total);

    @Message("The card was declined")
    String declinedTitle();

    @Message("Nothing was charged. Please pay with another card.")
    String declinedText();

    @Message("The card has not enough funds")
    String fundsTitle();

    @Message("Nothing was charged. Please pay with another card.")
    String fundsText();

    @Message("Your bank did not confirm the payment")
    String challengeFailedTitle();

    @Message("Nothing was charged. Please pay again, or with another card.")
    String challengeFailedText();

    @Message("The payment was not confirmed in time")
    String challengeAbandonedTitle();

    @Message("Nothing was charged. Please pay again.")
    String challengeAbandonedText();

    @Message("The payment was interrupted")
    String interruptedTitle();

    @Message("Nothing was charged. Please pay again.")
    String interruptedText();

    @Message("The total is now {total}")
    String totalChangedTitle(Money total);

    @Message("Nothing was charged. Please look at it once more before you pay.")
    String totalChangedText();

    @Message("This page was sent before")
    String resentTitle();

    @Message("Nothing was charged for it a second time. Please write the card number and pay once more.")
    String resentText();

    @Message("Please wait a moment")
    String tooOftenTitle();

    @Message("Those were many payments in a short time. Nothing was charged for the last one; try again in a minute.")
    String tooOftenText();

    @Message("Your order")
    String summary();

    @Message("{#if count is 1}1 piece{#else}{count} pieces{/if}")
    String pieces(int count);

    @Message("Goods")
    String subtotal();

    @Message("Discount")
    String discount();

    @Message("Tax")
    String tax();

    @Message("Total")
    String total();

    @Message("Total without delivery and tax")
    String totalSoFar();

    @Message("still open")
    String stillOpen();

    @Message(
            "{#if minutes is 1}Set aside for you for one more minute.{#else}Set aside for you for {minutes} more minutes.{/if}")
    String heldFor(long minutes);

    @Message("Your payment is on its way")
    String waitingTitle();

    @Message(
            "We are waiting for the word of the payment provider. This page asks again by itself; you will not be charged twice.")
    String waitingText();

    @Message("Look now")
    String lookNow();

    @Message("Your bank wants to be sure that it is you")
    String challengeTitle();

    @Message(
            "Confirm the payment of {total} there; it brings you back here. Until then nothing is charged and your things stay set aside.")
    String challengeText(Money total);

    @Message("Continue to your bank")
    String toBank();

    @Message("I have confirmed it")
    String confirmed();

    @Message("This checkout has expired")
    String expiredTitle();

    @Message(
            "We kept your things aside for a while; now others may have them, too. Nothing was charged, and your cart is as it was.")
    String expiredText();

    @Message("This checkout has ended")
    String canceledTitle();

    @Message("It was cancelled, or you began another one after a change of your cart. Nothing was charged.")
    String canceledText();

    @Message("Check out again")
    String checkOutAgain();

    @Message("Your cart is empty")
    String emptyTitle();

    @Message("Put something in, then come back to check out.")
    String emptyText();

    @Message("Ready when you are")
    String startTitle();

    @Message("{#if count is 1}1 piece is in your cart.{#else}{count} pieces are in your cart.{/if}")
    String startText(int count);

    @Message("Check out")
    String checkOut();

    @Message("Not everything is there")
    String shortTitle();

    @Message("Others were faster. Nothing was set aside yet: change the cart, then check out again.")
    String shortText();

    @Message(
            "{#if left is 0}sold out{#else if left is 1}you want {wanted}, one is left{#else}you want {wanted}, {left} are left{/if}")
    String shortLine(int wanted, int left);

    @Message("not sold any more")
    String notSold();

    @Message("Change the cart")
    String changeCart();

    @Message("Several checkouts are open")
    String tooManyTitle();

    @Message(
            "Things are set aside for you more than once. Finish one of them, or wait a quarter of an hour and try again.")
    String tooManyText();

    @Message("Thank you, {name}")
    String thanks(String name);

    @Message("Order {number}")
    String order(String number);

    @Message("Order number")
    String orderNumber();

    @Message("The address of this page is the way back to your order, and is in the mail that is on its way to you.")
    String keepLink();

    @Message("Where it goes")
    String deliveredTo();

    @Message("How it comes")
    String deliveredHow();

    @Message("Paid with")
    String paidWith();

    @Message("Card ending in {digits}")
    String cardEnding(String digits);

    @Message("What you bought")
    String lines();

    @Message("What happened so far")
    String history();

    @Message("Placed")
    String statusPlaced();

    @Message("Paid")
    String statusPaid();

    @Message("Shipped")
    String statusShipped();

    @Message("Cancelled")
    String statusCancelled();

    @Message("Refunded")
    String statusRefunded();
}
