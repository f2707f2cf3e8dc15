package dev.souk.catalog.admin;

import dev.souk.catalog.admin.Article.ArticleVariant;
import dev.souk.catalog.admin.TypedArticle.TypedVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has typed changes of a product that somebody else has changed meanwhile.
 *
 * @param edits the others', the newest first; none when it was a feed
 * @param compared what was typed beside what is there now
 * @param form what is there now, with what was typed over it
 */
record Conflict(Article article, List<Edit> edits, List<Compared> compared, ArticleForm form) {

    /** One field that was typed. */
    record Compared(EditedField field, @Nullable ArticleVariant variant, String now, String yours) {}

    static Conflict of(EditOutcome.Stale stale, TypedArticle typed, PriceField prices) {
        Article article = stale.article();
        List<Compared> compared = new ArrayList<>();
        if (typed.isTitleTyped()) {
            compared.add(new Compared(EditedField.TITLE, null, article.title(), typed.title()));
        }
        if (typed.isDescriptionTyped()) {
            compared.add(new Compared(EditedField.DESCRIPTION, null, article.description(), typed.description()));
        }
        List<TypedVariant> over = new ArrayList<>();
        for (ArticleVariant variant : article.variants()) {
            over.add(over(variant, typed, prices, compared));
        }
        TypedArticle present = TypedArticle.of(article, prices);
        TypedArticle merged = new TypedArticle(
                present.seen(),
                typed.isTitleTyped() ? typed.title() : present.title(),
                present.wasTitle(),
                typed.isDescriptionTyped() ? typed.description() : present.description(),
                present.wasDescription(),
                over);
        return new Conflict(article, stale.edits(), compared, ArticleForm.wrong(article, merged, List.of(), prices));
    }

    private static TypedVariant over(
            ArticleVariant variant, TypedArticle typed, PriceField prices, List<Compared> compared) {
        TypedVariant present = TypedArticle.untouched(variant, prices);
        TypedVariant yours = typed.variant(variant.sku()).orElse(present);
        int place = typed.variants().indexOf(yours);
        String price = present.price();
        if (place >= 0 && yours.isPriceTyped()) {
            price = yours.price();
            compared.add(new Compared(EditedField.PRICE, variant, present.price(), yours.price()));
        }
        String stock = present.stock();
        int more = more(yours, place, typed.seen());
        if (more != 0) {
            stock = Integer.toString(Math.max(0, variant.stock() + more));
            compared.add(new Compared(
                    EditedField.STOCK, variant, present.stock(), "%s (%+d)".formatted(yours.stock(), more)));
        }
        return new TypedVariant(variant.sku(), price, present.wasPrice(), stock);
    }

    private static int more(TypedVariant yours, int place, Seen seen) {
        if (place < 0 || place >= seen.onHand().size()) {
            return 0;
        }
        OptionalInt more = yours.morePieces(seen.onHand().get(place));
        return more.orElse(0);
    }
}
