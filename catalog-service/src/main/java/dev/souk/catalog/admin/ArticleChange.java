package dev.souk.catalog.admin;

import dev.souk.catalog.admin.Article.ArticleVariant;
import dev.souk.catalog.admin.ArticleProblem.Flaw;
import dev.souk.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a product to be. What is null stays as it is.
 *
 * @param title on one line
 * @param description plain text, lines parted by {@code \n}
 */
record ArticleChange(@Nullable String title, @Nullable String description, List<VariantChange> variants) {

    /** What a feed may say at most, too. */
    private static final int LONGEST_TITLE = 500;

    private static final int LONGEST_DESCRIPTION = 20_000;
    static final int MOST_PIECES = 100_000_000;
    private static final BigDecimal DEAREST = BigDecimal.valueOf(1_000_000_000);

    ArticleChange {
        title = title == null ? null : onOneLine(title);
        description = description == null ? null : plain(description);
        variants = List.copyOf(variants);
    }

    /**
     * What a variant shall be.
     *
     * @param stock pieces on hand, counted from what was seen
     */
    record VariantChange(
            String sku, @Nullable Money price, @Nullable Integer stock) {}

    /** What stands in the way, of the product as it is. */
    List<ArticleProblem> problems(Article article) {
        List<ArticleProblem> problems = new ArrayList<>();
        if (title != null && title.isEmpty()) {
            problems.add(ArticleProblem.of("title", Flaw.MISSING, 1));
        }
        if (title != null && title.length() > LONGEST_TITLE) {
            problems.add(ArticleProblem.of("title", Flaw.TOO_LONG, LONGEST_TITLE));
        }
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            problems.add(ArticleProblem.of("description", Flaw.TOO_LONG, LONGEST_DESCRIPTION));
        }
        Map<String, ArticleVariant> bySku =
                article.variants().stream().collect(Collectors.toMap(ArticleVariant::sku, Function.identity()));
        Set<String> named = new HashSet<>();
        for (int place = 0; place < variants.size(); place++) {
            VariantChange change = variants.get(place);
            ArticleVariant variant = bySku.get(change.sku());
            if (variant == null) {
                problems.add(ArticleProblem.at(place, "sku", Flaw.UNKNOWN_SKU, 0));
            } else if (!named.add(change.sku())) {
                problems.add(ArticleProblem.at(place, "sku", Flaw.NAMED_TWICE, 0));
            } else {
                addProblems(place, change, variant, problems);
            }
        }
        return List.copyOf(problems);
    }

    private static void addProblems(
            int place, VariantChange change, ArticleVariant variant, List<ArticleProblem> problems) {
        Money price = change.price();
        if (price != null && !price.currency().equals(variant.price().currency())) {
            problems.add(ArticleProblem.at(place, "price", Flaw.OTHER_CURRENCY, 0));
        } else if (price != null && (price.amount() <= 0 || price.decimal().compareTo(DEAREST) > 0)) {
            problems.add(ArticleProblem.at(place, "price", Flaw.PRICE_OUT_OF_RANGE, dearest(price)));
        }
        if (change.stock() != null && (change.stock() < 0 || change.stock() > MOST_PIECES)) {
            problems.add(ArticleProblem.at(place, "stock", Flaw.UNREADABLE_PIECES, MOST_PIECES));
        }
    }

    private static long dearest(Money price) {
        int decimals = Math.max(0, Currency.getInstance(price.currency()).getDefaultFractionDigits());
        return DEAREST.movePointRight(decimals).longValueExact();
    }

    private static String onOneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    static String plain(String text) {
        return text.replaceAll("\\r\\n?", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                .strip();
    }
}
