package dev.souk.catalog;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the catalogue's pages say; other languages in {@code messages/catalog_xx.properties}. */
@MessageBundle(value = "catalog", locale = "en")
public interface CatalogTexts {

    @Message("Everything under one roof")
    String heroTitle();

    @Message("Good things for the house, the table and the road, from makers who put their name to them.")
    String heroText();

    @Message("See what is new")
    String heroWay();

    @Message("Find your stall")
    String stalls();

    @Message("Picked for you today")
    String featured();

    @Message("Just unpacked")
    String fresh();

    @Message("All that is new")
    String allFresh();

    @Message("The shelves are still empty")
    String emptyShopTitle();

    @Message("Nothing is for sale yet. Take in a product feed with ./souk import, or look again a little later.")
    String emptyShopText();

    @Message("Home")
    String home();

    @Message("You are here")
    String breadcrumb();

    @Message("Inside {title}")
    String within(String title);

    @Message("{#if count is 1}1 product{#else}{shown} products{/if}")
    String products(long count, String shown);

    @Message("{title} at {shop}: {shown} products, clearly priced and honestly described.")
    String categoryDescription(String title, String shop, String shown);

    @Message("Sort by")
    String sortBy();

    @Message("Recommended")
    String sortRelevance();

    @Message("Best match")
    String sortMatch();

    @Message("Newest")
    String sortNewest();

    @Message("Price, low to high")
    String sortPrice();

    @Message("Price, high to low")
    String sortPriceDesc();

    @Message("Pages")
    String pages();

    @Message("Page {number}")
    String page(int number);

    @Message("Previous")
    String previous();

    @Message("Next")
    String next();

    @Message("Nothing here at the moment")
    String emptyCategoryTitle();

    @Message("This stall is being restocked. The others are open.")
    String emptyCategoryText();

    @Message("Search")
    String searchTitle();

    @Message("Results for “{text}”")
    String resultsFor(String text);

    @Message("What are you looking for?")
    String searchPromptTitle();

    @Message("Write a word or two into the field above, such as a thing, a colour or a material. Or walk the stalls:")
    String searchPromptText();

    @Message("Nothing found for “{text}”")
    String noResultsTitle(String text);

    @Message("Try fewer or other words, or look around the stalls:")
    String noResultsText();

    @Message("Now")
    String now();

    @Message("Before")
    String before();

    @Message("Few left")
    String fewLeft();

    @Message("{#if count is 1}Only 1 left{#else}Only {count} left{/if}")
    String onlyLeft(int count);

    @Message("In stock")
    String inStock();

    @Message("Sold out")
    String soldOut();

    @Message("sold out")
    String valueSoldOut();

    @Message("not made in this combination")
    String valueNotMade();

    @Message("Choose")
    String choice();

    @Message("Show this one")
    String show();

    @Message("Now showing {variant}")
    String nowShowing(String variant);

    @Message("Pictures of {title}")
    String gallery(String title);

    @Message("Picture {number}")
    String picture(int number);

    @Message("Quantity")
    String quantity();

    @Message("Add to cart")
    String addToCart();

    @Message("Added to your cart.")
    String added();

    @Message("View cart")
    String viewCart();

    @Message("About it")
    String about();

    @Message("Details")
    String details();

    @Message("Article number")
    String articleNumber();

    @Message("You may also like")
    String related();
}
