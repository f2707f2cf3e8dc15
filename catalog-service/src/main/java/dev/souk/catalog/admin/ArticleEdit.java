package dev.souk.catalog.admin;

import dev.souk.catalog.admin.Article.ArticleVariant;
import dev.souk.catalog.admin.ArticleChange.VariantChange;
import dev.souk.catalog.admin.Edits.Entry;
import dev.souk.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a change really changes of a product.
 *
 * @param title null when it stays
 * @param description null when it stays
 * @param prices of the variants that get another one
 * @param pieces how many more there are of a SKU; negative: fewer
 */
record ArticleEdit(
        @Nullable String title, @Nullable String description, List<NewPrice> prices, Map<String, Integer> pieces) {

    /** @param listPrice null when it is not, or no longer, on sale */
    record NewPrice(
            String sku,
            Money before,
            @Nullable Money listBefore,
            Money price,
            @Nullable Money listPrice) {}

    static ArticleEdit of(Article article, ArticleChange change, Seen seen) {
        List<NewPrice> prices = new ArrayList<>();
        Map<String, Integer> pieces = new TreeMap<>();
        for (int place = 0; place < article.variants().size(); place++) {
            ArticleVariant variant = article.variants().get(place);
            int onHand = seen.onHand().get(place);
            change.variants().stream()
                    .filter(wanted -> wanted.sku().equals(variant.sku()))
                    .forEach(wanted -> add(variant, wanted, onHand, prices, pieces));
        }
        return new ArticleEdit(
                unlessSame(change.title(), article.title()),
                unlessSame(change.description(), ArticleChange.plain(article.description())),
                prices,
                pieces);
    }

    private static void add(
            ArticleVariant variant,
            VariantChange wanted,
            int seenOnHand,
            List<NewPrice> prices,
            Map<String, Integer> pieces) {
        Money price = wanted.price();
        if (price != null && !price.equals(variant.price())) {
            prices.add(new NewPrice(
                    variant.sku(),
                    variant.price(),
                    variant.listPrice(),
                    price,
                    stillAbove(price, variant.listPrice())));
        }
        if (wanted.stock() != null && wanted.stock() != seenOnHand) {
            pieces.put(variant.sku(), wanted.stock() - seenOnHand);
        }
    }

    /** A price that is not below the one before the sale ends the sale. */
    private static @Nullable Money stillAbove(Money price, @Nullable Money listPrice) {
        return listPrice == null || listPrice.amount() <= price.amount() ? null : listPrice;
    }

    private static @Nullable String unlessSame(@Nullable String wanted, String present) {
        return present.equals(wanted) ? null : wanted;
    }

    boolean isNothing() {
        return !isOfWords() && !isOfPrices() && pieces.isEmpty();
    }

    /** Whether search has to know. */
    boolean isOfWords() {
        return title != null || description != null;
    }

    boolean isOfPrices() {
        return !prices.isEmpty();
    }

    /** What is to be written down of all but stock. */
    List<Entry> entries(Article article) {
        String currency = article.variants().isEmpty()
                ? ""
                : article.variants().getFirst().price().currency();
        List<Entry> entries = new ArrayList<>();
        if (title != null) {
            entries.add(new Entry(null, EditedField.TITLE, article.title(), title, currency));
        }
        if (description != null) {
            entries.add(new Entry(null, EditedField.DESCRIPTION, article.description(), description, currency));
        }
        for (NewPrice price : prices) {
            entries.add(entry(price.sku(), EditedField.PRICE, price.before(), price.price(), currency));
            if (price.listBefore() != null && price.listPrice() == null) {
                entries.add(entry(price.sku(), EditedField.LIST_PRICE, price.listBefore(), null, currency));
            }
        }
        return entries;
    }

    private static Entry entry(String sku, EditedField field, Money was, @Nullable Money became, String currency) {
        return new Entry(
                sku,
                field,
                Long.toString(was.amount()),
                became == null ? null : Long.toString(became.amount()),
                currency);
    }
}
