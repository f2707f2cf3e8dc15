package dev.souk.catalog.product;

import dev.souk.catalog.picture.Initial;
import dev.souk.catalog.picture.Picture;
import io.quarkus.qute.TemplateExtension;
import java.util.List;

/** What a page shows where a product's picture belongs: a product without one gets its initial. */
@TemplateExtension
final class ShownPicture {

    static Picture shown(ProductCard card) {
        return card.picture() == null ? initial(card.title()) : card.picture();
    }

    /** The pictures of the variant on show; those of the product when it has none of its own. */
    static List<Picture> gallery(VariantChoice choice) {
        if (!choice.chosen().pictures().isEmpty()) {
            return choice.chosen().pictures();
        }
        List<Picture> pictures = choice.product().pictures();
        return pictures.isEmpty() ? List.of(initial(choice.product().title())) : pictures;
    }

    /** Whether it is kept on another host, where it may be gone. */
    static boolean isElsewhere(Picture picture) {
        return !picture.url().startsWith("/");
    }

    /** What to show when it is gone. */
    static String instead(ProductCard card) {
        return initial(card.title()).url();
    }

    static String instead(ProductDetail product) {
        return initial(product.title()).url();
    }

    /** The first row of a grid is seen at once; what comes later waits until it is near. */
    static boolean isEager(Integer index) {
        return index < 4;
    }

    private static Picture initial(String title) {
        Initial initial = Initial.of(title);
        return new Picture(initial.path(), "", initial.width(), initial.height());
    }

    private ShownPicture() {}
}
