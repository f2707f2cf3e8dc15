package dev.souk.catalog.admin;

import dev.souk.catalog.admin.Article.ArticleVariant;
import dev.souk.catalog.admin.TypedArticle.TypedVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A product's form with what is typed into it and what is wrong with it. */
record ArticleForm(Article article, TypedArticle typed, List<ArticleProblem> problems, PriceField prices) {

    /** What a form of a product without variants calls its currency; nobody sees it. */
    private static final String NO_CURRENCY = "USD";

    /** The fields of one variant. */
    record Row(int place, ArticleVariant variant, TypedVariant typed) {

        public String skuId() {
            return "sku-" + place;
        }

        public String priceId() {
            return "price-" + place;
        }

        public String stockId() {
            return "stock-" + place;
        }
    }

    static ArticleForm of(Article article, PriceField prices) {
        return new ArticleForm(article, TypedArticle.of(article, prices), List.of(), prices);
    }

    static ArticleForm wrong(Article article, TypedArticle typed, List<ArticleProblem> problems, PriceField prices) {
        return new ArticleForm(article, typed, problems, prices);
    }

    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (ArticleVariant variant : article.variants()) {
            rows.add(new Row(
                    rows.size(),
                    variant,
                    typed.variant(variant.sku()).orElseGet(() -> TypedArticle.untouched(variant, prices))));
        }
        return rows;
    }

    public @Nullable ArticleProblem problem(String id) {
        return problems.stream()
                .filter(problem -> problem.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Which variant a problem is about. */
    public @Nullable ArticleVariant variant(ArticleProblem problem) {
        Integer place = problem.place();
        return place == null || place >= article.variants().size()
                ? null
                : article.variants().get(place);
    }

    public String skus() {
        return rows().stream().map(row -> row.variant().sku()).collect(Collectors.joining("\n"));
    }

    public String wasPrices() {
        return rows().stream().map(row -> row.typed().wasPrice()).collect(Collectors.joining("\n"));
    }

    public String currency() {
        return currency(article);
    }

    public String example() {
        return prices.example(currency());
    }

    static String currency(Article article) {
        return article.variants().isEmpty()
                ? NO_CURRENCY
                : article.variants().getFirst().price().currency();
    }
}
