package dev.souk.catalog.admin;

import dev.souk.catalog.admin.ArticleList.ArticleLine;
import io.quarkus.qute.TemplateExtension;

/** What a page says of a product in words. */
@TemplateExtension
final class ArticleText {

    static boolean isSoldOut(ArticleLine line) {
        return line.stock() - line.reserved() <= 0;
    }

    /** Its variants beside the first. */
    static int others(ArticleLine line) {
        return line.variants() - 1;
    }

    static String adminHref(ArticleLine line) {
        return "/admin/catalog/products/" + line.id();
    }

    static String adminHref(Article article) {
        return "/admin/catalog/products/" + article.id();
    }

    static String adminHref(Edit edit) {
        return "/admin/catalog/products/" + edit.productId();
    }

    static boolean isOfTexts(Edit edit) {
        return edit.field() == EditedField.DESCRIPTION;
    }

    private ArticleText() {}
}
