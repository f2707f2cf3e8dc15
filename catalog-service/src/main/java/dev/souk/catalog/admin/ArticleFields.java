package dev.souk.catalog.admin;

import dev.souk.catalog.admin.TypedArticle.TypedVariant;
import dev.souk.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a product's form as the browser sends them; those of variants come once for each, all in the same order. What
 * only stands there comes together, a line each: the framework takes a thousand fields of a form and not one more. Whatever else is
 * sent counts for nothing.
 */
class ArticleFields {

    @RestForm
    @Nullable
    String seen;

    @RestForm
    @Nullable
    String title;

    @RestForm
    @Nullable
    String wasTitle;

    @RestForm
    @Nullable
    String description;

    @RestForm
    @Nullable
    String wasDescription;

    @RestForm
    @Nullable
    String skus;

    @RestForm
    @Nullable
    List<String> price;

    @RestForm
    @Nullable
    String wasPrices;

    @RestForm
    @Nullable
    List<String> stock;

    /** Fails with a 400 problem when the form is not whole. */
    TypedArticle typed() {
        List<String> known = lines(skus);
        List<String> before = lines(wasPrices);
        List<TypedVariant> variants = new ArrayList<>();
        for (int place = 0; place < known.size(); place++) {
            variants.add(new TypedVariant(known.get(place), at(place, price), at(place, before), at(place, stock)));
        }
        return new TypedArticle(
                Seen.parse(Objects.requireNonNullElse(seen, "")).orElseThrow(ArticleFields::notWhole),
                whole(title),
                whole(wasTitle),
                whole(description),
                whole(wasDescription),
                variants);
    }

    private static List<String> lines(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split("\\R", -1));
    }

    private static String at(int place, @Nullable List<String> values) {
        if (values == null || place >= values.size()) {
            throw notWhole();
        }
        return values.get(place);
    }

    private static String whole(@Nullable String value) {
        if (value == null) {
            throw notWhole();
        }
        return value;
    }

    private static ProblemException notWhole() {
        return new ProblemException(
                400, "bad-request", "Bad Request", "The form did not arrive as a whole. Load the page again.");
    }
}
