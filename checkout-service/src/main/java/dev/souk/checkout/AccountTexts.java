package dev.souk.checkout;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of customers' accounts say; other languages in {@code messages/account_xx.properties}. */
@MessageBundle(value = "account", locale = "en")
public interface AccountTexts {

    @Message("Sign in")
    String signIn();

    @Message("Your orders and addresses, and your cart on every device.")
    String signInText();

    @Message("New here?")
    String newHere();

    @Message("Make an account")
    String signUp();

    @Message("Your cart comes along, and the next checkout knows where things go.")
    String signUpText();

    @Message("You have one already?")
    String oneAlready();

    @Message("E-mail address")
    String email();

    @Message("Password")
    String password();

    @Message("What may we call you?")
    String name();

    @Message("At least 8 characters. A sentence is fine.")
    String passwordHint();

    @Message("This is not the e-mail address and the password of an account.")
    String wrongCredentials();

    @Message("There were too many tries. Please wait a few minutes, and try again.")
    String tooOften();

    @Message("Sign out")
    String signOut();

    @Message("Your account")
    String account();

    @Message("You are signed in as {email}.")
    String signedInAs(String email);

    @Message("Your orders")
    String orders();

    @Message("What you bought, and how far it is.")
    String ordersText();

    @Message("There is no order yet")
    String noOrders();

    @Message("What you buy while you are signed in is listed here.")
    String noOrdersText();

    @Message("Look around")
    String lookAround();

    @Message("Older orders")
    String olderOrders();

    @Message("{#if pieces is 1}1 piece{#else}{pieces} pieces{/if}")
    String pieces(int pieces);

    @Message("Your addresses")
    String addresses();

    @Message("Where parcels may go.")
    String addressesText();

    @Message("There is no address yet.")
    String noAddresses();

    @Message("Add an address")
    String addAddress();

    @Message("Change the address")
    String changeAddress();

    @Message("Change")
    String change();

    @Message("Remove")
    String remove();

    @Message("of {name}, {line1}")
    String ofAddress(String name, String line1);

    @Message("Keep the address")
    String keepAddress();

    @Message("There are as many addresses as there may be. Remove one first.")
    String tooManyAddresses();

    @Message("Your name")
    String nameTitle();

    @Message("Keep the name")
    String keepName();

    @Message("Change the password")
    String passwordTitle();

    @Message("You stay signed in here, and are signed out everywhere else.")
    String passwordText();

    @Message("Products, orders and who changed what.")
    String administrationText();

    @Message("Present password")
    String oldPassword();

    @Message("New password")
    String newPassword();

    @Message("It is changed.")
    String changed();

    @Message("Download what we hold of you")
    String export();

    @Message("Delete the account")
    String delete();

    @Message(
            "Your name, your addresses and your password are forgotten at once and for good. What you bought stays in our"
                    + " books, without your account.")
    String deleteText();

    @Message("Delete it for good")
    String deleteNow();

    @Message("Keep it")
    String keepIt();

    @Message("Your account is deleted")
    String deleted();

    @Message("Nothing of it is left, and you are signed out everywhere. You can go on shopping as a guest.")
    String deletedText();

    @Message("Back to your account")
    String back();

    @Message("Please fill this in.")
    String missing();

    @Message("Write it as name@example.com.")
    String wrongEmail();

    @Message("This is not your present password.")
    String wrongPassword();

    @Message("Choose one of them.")
    String wrongCountry();

    @Message("At least 8 characters.")
    String tooShort();

    @Message("This is too long.")
    String tooLong();

    @Message("There are characters in it that nobody can see. Please write it anew.")
    String unreadable();

    @Message("This is one of the passwords that are tried first. Choose another one.")
    String common();

    @Message("There is an account with this e-mail address. Sign in instead.")
    String taken();

    @Message("Forgot your password?")
    String forgotten();

    @Message("Say your e-mail address, and you get a link to choose a new one.")
    String forgottenText();

    @Message("Send the link")
    String sendLink();

    @Message("A mail is on its way")
    String mailOnItsWay();

    @Message("If there is an account of this address, the link is in its mailbox in a moment. It is good for an hour.")
    String resetSentText();

    @Message("Choose a new password")
    String resetTitle();

    @Message("You are signed out everywhere then.")
    String resetText();

    @Message("Keep the password")
    String keepPassword();

    @Message("Your password is changed")
    String resetDone();

    @Message("You are signed out everywhere. Sign in with the new one.")
    String resetDoneText();

    @Message("This link is good no more")
    String linkSpent();

    @Message("It is too old or was used. Have another one sent to you.")
    String resetSpentText();

    @Message("Send another link")
    String resetAgain();

    @Message("Confirm your e-mail address")
    String verifyTitle();

    @Message("One more press, and we know that our mails reach you.")
    String verifyText();

    @Message("Confirm the address")
    String verifyNow();

    @Message("Your address is confirmed")
    String verified();

    @Message("Our mails reach you.")
    String verifiedText();

    @Message("It is too old or was used. In your account you see whether your address is confirmed.")
    String verifySpentText();

    @Message("The address is confirmed.")
    String emailVerified();

    @Message("The address is not confirmed yet: the link is in your mailbox.")
    String emailUnverified();

    @Message("Send it again")
    String mailAgain();

    @Message("Looking for an order without an account?")
    String findOrder();

    @Message("Find your order")
    String findOrderTitle();

    @Message("Say its number and the e-mail address you gave with it, and you get a link to it.")
    String findOrderText();

    @Message("Order number")
    String orderNumber();

    @Message("Write the number as 7KQ4M-X2P9T and the address as name@example.com.")
    String findOrderProblem();

    @Message("If there is such an order, its link is on its way to the address.")
    String findOrderSentText();

    @Message("A mail is on its way to {email}.")
    String mailSent(String email);
}
