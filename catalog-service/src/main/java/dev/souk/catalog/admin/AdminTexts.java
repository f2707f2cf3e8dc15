package dev.souk.catalog.admin;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the catalogue's pages for staff say; other languages in {@code messages/admin_xx.properties}. */
@MessageBundle(value = "admin", locale = "en")
public interface AdminTexts {

    @Message("products")
    String figureProducts();

    @Message("sold out")
    String figureSoldOut();

    @Message("variants")
    String figureVariants();

    @Message("variants on sale")
    String figureOnSale();

    @Message("Last changes")
    String lastChanges();

    @Message("All changes")
    String allChanges();

    @Message("Nobody has changed anything here yet.")
    String noChanges();

    @Message("Title, SKU or slug")
    String searchLabel();

    @Message("Product")
    String product();

    @Message("SKU")
    String sku();

    @Message("Category")
    String category();

    @Message("Price")
    String price();

    @Message("Price before the sale")
    String listPrice();

    @Message("On hand")
    String onHand();

    @Message("Reserved")
    String reserved();

    @Message("Changed")
    String changed();

    @Message("Sold out")
    String soldOut();

    @Message("{#if count is 1}and 1 more{#else}and {count} more{/if}")
    String andMore(int count);

    @Message("No product is called so, and no SKU or slug begins so.")
    String noneFound();

    @Message("There is no product yet. Take in a product feed with ./souk import.")
    String noneYet();

    @Message("Parts of the list")
    String parts();

    @Message("To the beginning")
    String toFirst();

    @Message("Further")
    String further();

    @Message("changed {moment}")
    String changedAt(String moment);

    @Message("Saved. The shop shows it within a second.")
    String saved();

    @Message("Save")
    String save();

    @Message("Title")
    String title();

    @Message("Description")
    String description();

    @Message("Plain text; an empty line begins a new paragraph.")
    String descriptionHint();

    @Message("Variants")
    String variants();

    @Message("Variant")
    String variant();

    @Message("Before")
    String before();

    @Message("After")
    String after();

    @Message("Before and after")
    String beforeAndAfter();

    @Message("Price of {sku}")
    String priceOf(String sku);

    @Message("Pieces on hand of {sku}")
    String piecesOf(String sku);

    @Message(
            "Enter how many are on hand, counting those that are reserved. What is sold while you look at this page stays sold: 20 instead of 12 adds 8.")
    String stockHint();

    @Message("Error")
    String error();

    @Message("{#if count is 1}One entry needs another look{#else}{count} entries need another look{/if}")
    String errors(int count);

    @Message("This must not be empty")
    String missing();

    @Message("At most {limit} characters")
    String tooLong(String limit);

    @Message("Write the price like {example}: only digits, and no separator of thousands")
    String unreadablePrice(String example);

    @Message("A price is more than zero and less than a billion")
    String priceOutOfRange();

    @Message("Enter a whole number of pieces, at most {limit}")
    String unreadablePieces(String limit);

    @Message(
            "{#if left is 0}None can go{#else if left is 1}Only 1 piece can go{#else}Only {left} pieces can go{/if}: the others are set aside for shoppers, or were sold meanwhile")
    String tooFewLeft(long left);

    @Message("This variant is not one of the product any more. Load the page again")
    String unknownSku();

    @Message("A product that is gone ({id})")
    String gone(String id);

    @Message("Somebody was faster")
    String conflictTitle();

    @Message(
            "This product was changed after you opened it. Nothing of yours is written yet, and nothing of it is lost.")
    String conflictText();

    @Message("What was changed meanwhile")
    String conflictOthers();

    @Message("A product feed was taken in.")
    String conflictFeed();

    @Message("Product feed taken in")
    String feed();

    @Message("{created} created, {changed} changed, {unchanged} unchanged, {refused} refused")
    String feedCounts(String created, String changed, String unchanged, String refused);

    @Message("not at its end yet, or cut off")
    String feedBegun();

    @Message("stopped before its end")
    String feedStopped();

    @Message("Yours beside it")
    String conflictCompared();

    @Message("Apply yours over it")
    String conflictApply();

    @Message("You had changed nothing yourself.")
    String conflictNothing();

    @Message("Save mine over it")
    String applyMine();

    @Message("Leave it as it is now")
    String leaveIt();

    @Message("To the product")
    String toProduct();

    @Message("Field")
    String field();

    @Message("Now")
    String present();

    @Message("Yours")
    String yours();
}
