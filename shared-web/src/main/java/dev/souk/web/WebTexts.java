package dev.souk.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the layout and the error pages say; other languages in {@code messages/web_xx.properties}. */
@MessageBundle(value = "web", locale = "en")
public interface WebTexts {

    @Message("Skip to content")
    String skipToContent();

    @Message("{shop}, to the home page")
    String toHome(String shop);

    @Message("Search the shop")
    String searchLabel();

    @Message("What are you looking for?")
    String searchPlaceholder();

    @Message("Search")
    String search();

    @Message("Categories")
    String categories();

    @Message("Everything under one roof, fairly priced and honestly described.")
    String promise();

    @Message("Delivery")
    String delivery();

    @Message("In two to four working days. You see what it costs before you pay.")
    String deliveryLine();

    @Message("Returns")
    String returns();

    @Message("Thirty days to change your mind.")
    String returnsLine();

    @Message("We could not find that page")
    String notFoundTitle();

    @Message("It may have moved, or it was never there. Search for it, or start again from the entrance.")
    String notFoundText();

    @Message("To the home page")
    String backHome();

    @Message("We will be right back")
    String unavailableTitle();

    @Message(
            "The shop cannot reach its shelves at the moment. Nothing of yours is lost. Please try again in a few seconds.")
    String unavailableText();

    @Message("We cannot say whether that worked")
    String outcomeUnknownTitle();

    @Message("The shop lost its shelves in the middle of your request. It was done completely or not at all.")
    String outcomeUnknownText();

    @Message("Please wait a few seconds, and have a look before you send it once more.")
    String lookFirst();

    @Message("You can safely send it again in a few seconds: it will not be done twice.")
    String safeToRepeat();

    @Message("Look at the cart")
    String lookAtCart();

    @Message("Try again")
    String tryAgain();

    @Message("Send it once more")
    String sendAgain();

    @Message(
            "The shop cannot reach its shelves at the moment. This page has kept what you entered: please try again in a few seconds.")
    String notTakenText();

    @Message("What you entered")
    String entered();

    @Message("We never show card numbers or passwords again: the form will ask for them once more.")
    String enterAgain();

    @Message("Back to the form")
    String backToForm();

    @Message("That did not work")
    String refusedTitle();

    @Message("Your browser asked for something this page cannot do.")
    String refusedText();

    @Message("We could not tell that this came from you")
    String notRecognisedTitle();

    @Message(
            "Nothing was changed. The page may have been open for very long, or your browser keeps no cookies. Go back, load the page again and send it once more.")
    String notRecognisedText();

    @Message("This form cannot be sent just now. Please load the page again before you fill it in.")
    String formWithoutToken();

    @Message("Hello, {name}")
    String hello(String name);

    @Message("Sign in")
    String signIn();

    @Message("Your orders")
    String yourOrders();

    @Message("Administration")
    String administration();

    @Message("Cart")
    String cart();

    @Message("{#if pieces is 0}, empty{#else if pieces is 1}, 1 piece{#else}, {pieces} pieces{/if}")
    String cartHolds(int pieces);

    @Message("Something went wrong on our side")
    String failedTitle();

    @Message("We have written down what happened. Please try again; if it happens once more, tell us this reference:")
    String failedText();

    @Message("Staff")
    String staff();

    @Message("Products")
    String adminProducts();

    @Message("Changes")
    String adminChanges();

    @Message("Orders")
    String adminOrders();

    @Message("Mails")
    String adminMails();

    @Message("To the shop")
    String toShop();
}
