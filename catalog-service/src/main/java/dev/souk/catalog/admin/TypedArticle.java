package dev.souk.catalog.admin;

import dev.souk.catalog.admin.Article.ArticleVariant;
import dev.souk.catalog.admin.ArticleChange.VariantChange;
import dev.souk.catalog.admin.ArticleProblem.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What stands in the fields of a product's form.
 *
 * @param seen what its reader has before their eyes
 * @param wasTitle what stood there first, to tell what was typed from what was there
 * @param wasDescription a short name of what stood there first
 */
record TypedArticle(
        Seen seen,
        String title,
        String wasTitle,
        String description,
        String wasDescription,
        List<TypedVariant> variants) {

    TypedArticle {
        variants = List.copyOf(variants);
    }

    record TypedVariant(String sku, String price, String wasPrice, String stock) {

        boolean isPriceTyped() {
            return !price.strip().equals(wasPrice);
        }

        /** Pieces; empty when it is no number of them. */
        OptionalInt pieces() {
            String digits = stock.strip();
            return digits.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
        }

        /** How many more than were seen; empty when it is no number. */
        OptionalInt morePieces(int seen) {
            OptionalInt pieces = pieces();
            return pieces.isPresent() ? OptionalInt.of(pieces.getAsInt() - seen) : OptionalInt.empty();
        }
    }

    /** What there is. */
    static TypedArticle of(Article article, PriceField prices) {
        return new TypedArticle(
                article.seen(),
                article.title(),
                article.title(),
                article.description(),
                shortName(article.description()),
                article.variants().stream()
                        .map(variant -> untouched(variant, prices))
                        .toList());
    }

    static TypedVariant untouched(ArticleVariant variant, PriceField prices) {
        String price = prices.text(variant.price());
        return new TypedVariant(variant.sku(), price, price, Integer.toString(variant.stock()));
    }

    /** A hash: the whole once more would double the form. */
    static String shortName(String description) {
        return Integer.toHexString(ArticleChange.plain(description).hashCode());
    }

    boolean isTitleTyped() {
        return !title.strip().equals(wasTitle.strip());
    }

    boolean isDescriptionTyped() {
        return !shortName(description).equals(wasDescription);
    }

    Optional<TypedVariant> variant(String sku) {
        return variants.stream().filter(variant -> variant.sku().equals(sku)).findFirst();
    }

    /** What of it cannot be read, or cannot be; empty when {@link #change} can be made of it. */
    List<ArticleProblem> problems(PriceField prices, Article article, String currency) {
        List<ArticleProblem> problems = new ArrayList<>();
        for (int place = 0; place < variants.size(); place++) {
            TypedVariant variant = variants.get(place);
            if (variant.isPriceTyped() && prices.read(variant.price(), currency).isEmpty()) {
                problems.add(ArticleProblem.at(place, "price", Flaw.UNREADABLE_PRICE, 0));
            }
            if (variant.pieces().isEmpty()) {
                problems.add(ArticleProblem.at(place, "stock", Flaw.UNREADABLE_PIECES, ArticleChange.MOST_PIECES));
            }
        }
        if (!problems.isEmpty()) {
            problems.addAll(0, change(prices, currency).problems(article)); // or they would be told of one by one
        }
        return List.copyOf(problems);
    }

    /** What was not typed is not wanted: it only stood there. Nor is what cannot be read. */
    ArticleChange change(PriceField prices, String currency) {
        return new ArticleChange(
                isTitleTyped() ? title : null,
                isDescriptionTyped() ? description : null,
                variants.stream()
                        .map(variant -> new VariantChange(
                                variant.sku(),
                                variant.isPriceTyped()
                                        ? prices.read(variant.price(), currency).orElse(null)
                                        : null,
                                variant.pieces().isPresent() ? variant.pieces().getAsInt() : null))
                        .toList());
    }
}
