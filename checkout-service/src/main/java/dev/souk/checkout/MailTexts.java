package dev.souk.checkout;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What mails say; other languages in {@code messages/mail_xx.properties}. */
@MessageBundle(value = "mail", locale = "en")
public interface MailTexts {

    @Message("Hello {name},")
    String hello(String name);

    @Message("Hello,")
    String helloUnknown();

    @Message("Confirm your e-mail address")
    String verifySubject();

    @Message("somebody has made an account with this e-mail address. If that was you, please confirm that it is yours.")
    String verifyOpening();

    @Message("Confirm the address")
    String verifyWay();

    @Message("The link is good for {days} days and works once. If it was not you, there is nothing to do.")
    String verifyClosing(long days);

    @Message("Choose a new password")
    String resetSubject();

    @Message("somebody wants a new password for your account. If that was you, choose it here.")
    String resetOpening();

    @Message("Choose a new password")
    String resetWay();

    @Message("The link is good for {minutes} minutes and works once. If it was not you, your password stays as it is.")
    String resetClosing(long minutes);

    @Message("Your order {number}")
    String findSubject(String number);

    @Message("somebody has asked for the way to your order {number}. Here it is.")
    String findOpening(String number);

    @Message("See the order")
    String orderWay();

    @Message("Whoever has this link sees the order: keep it to yourself.")
    String orderClosing();

    @Message("Thank you for your order {number}")
    String placedSubject(String number);

    @Message("thank you for your order {number}. This is what you have bought:")
    String placedOpening(String number);

    @Message("Your order {number} is on its way")
    String shippedSubject(String number);

    @Message("your order {number} has left our house. This is what will reach you soon:")
    String shippedOpening(String number);

    @Message("Your order {number} is cancelled")
    String cancelledSubject(String number);

    @Message(
            "your order {number} is cancelled. What you have paid goes back to the card ending in {digits} by itself; your bank may take some days to show it. This is what it was about:")
    String cancelledOpening(String number, String digits);

    @Message("The money for your order {number} is back")
    String refundedSubject(String number);

    @Message(
            "what you have paid for your order {number} was given back to the card ending in {digits}; your bank may take some days to show it. This is what it was about:")
    String refundedOpening(String number, String digits);

    @Message("{quantity} × {title}")
    String line(int quantity, String title);

    @Message("Discount")
    String discount();

    @Message("Delivery")
    String delivery();

    @Message("Tax")
    String tax();

    @Message("Total")
    String total();

    @Message("Subject")
    String subject();

    @Message("To")
    String recipient();

    @Message("Sent")
    String sentAt();

    @Message("No mail was sent yet.")
    String noneSent();

    @Message("Older mails")
    String older();

    @Message("The way to an order")
    String findKind();

    @Message("An order was placed")
    String placedKind();

    @Message("An order is on its way")
    String shippedKind();

    @Message("An order was cancelled")
    String cancelledKind();

    @Message("An order was refunded")
    String refundedKind();

    @Message("Somebody who has left")
    String forgotten();

    @Message("Its text is not kept.")
    String notKept();
}
