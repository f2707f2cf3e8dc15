package dev.souk.catalog.demo;

import dev.souk.catalog.feed.FeedItem;
import dev.souk.catalog.picture.Dice;
import dev.souk.catalog.picture.Drawing;
import dev.souk.catalog.picture.Motif;
import dev.souk.catalog.picture.Ornament;
import dev.souk.catalog.picture.Tint;
import dev.souk.money.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes one product of a ware: words, pictures, prices and stock for all its variants. */
final class ProductMaker {

    private static final String CURRENCY = "USD";
    private static final int FEATURED_PERCENT = 3;
    private static final int SOLD_OUT_PERCENT = 3;
    private static final int ON_SALE_PERCENT = 12;
    private static final List<Integer> PICTURES = List.of(1, 2, 2, 2, 3, 3);

    private final Ware ware;
    private final int number;
    private final Dice dice;
    private final Wording wording;
    private final Assortment assortment;

    ProductMaker(Ware ware, int number) {
        this.ware = ware;
        this.number = number;
        this.dice = Dice.of(group());
        this.wording = new Wording(ware, dice);
        this.assortment = Assortment.of(ware, wording, dice);
    }

    /** Its variants; {@code taken} are the titles other products have, to which its own is added. */
    List<FeedItem> make(Set<String> taken) {
        String title = title(taken);
        String description = new Description(wording, dice).write(assortment, ornamented());
        boolean featured = dice.chance(FEATURED_PERCENT);
        Stock stock = featured ? Stock.PLENTY : dice.chance(SOLD_OUT_PERCENT) ? Stock.NONE : Stock.MIXED;
        Prices prices = new Prices(dice, ware.setting("price", ""), dice.chance(ON_SALE_PERCENT));
        int pictures = dice.pick(PICTURES);
        return assortment.variants().stream()
                .map(variant -> {
                    wording.set("color", variant.color());
                    wording.set("size", variant.size());
                    int percent = Integer.parseInt(variant.size().notes().getOrDefault("percent", "100"));
                    Long salePrice = prices.sale(percent);
                    return new FeedItem(
                            group() + slug(variant),
                            group(),
                            title,
                            description,
                            new Money(prices.regular(percent), CURRENCY),
                            salePrice == null ? null : new Money(salePrice, CURRENCY),
                            stock.quantity(dice),
                            List.of(ware.department(), ware.category()),
                            pictures(variant, pictures),
                            options(variant),
                            details(variant),
                            featured);
                })
                .toList();
    }

    private String group() {
        return String.format(Locale.ROOT, "%s-%04d", ware.prefix(), number);
    }

    private String slug(Assortment.Variant variant) {
        StringBuilder slug = new StringBuilder();
        options(variant)
                .values()
                .forEach(value ->
                        slug.append('-').append(value.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "-")));
        return slug.toString();
    }

    private String title(Set<String> taken) {
        for (int attempt = 0; attempt < 60; attempt++) {
            String title = wording.title(wording.choose(titles()).text());
            if (taken.add(title)) {
                return title;
            }
            List.of("title", "ornamented-title", "series", "noun", "subject", "ornament")
                    .forEach(wording::forget);
        }
        throw new IllegalStateException("Not enough words for another title of " + group());
    }

    private String titles() {
        boolean ofOrnament = ornamented() && wording.knows("ornamented-title") && dice.chance(60);
        return ofOrnament ? "ornamented-title" : "title";
    }

    private boolean ornamented() {
        return ornament() != Ornament.PLAIN;
    }

    private List<String> pictures(Assortment.Variant variant, int count) {
        Drawing first = new Drawing(motif(), tint(variant), ornament(), number, 1);
        return IntStream.rangeClosed(1, count)
                .mapToObj(view -> first.withView(view).path())
                .toList();
    }

    private Motif motif() {
        return Motif.named(ware.motif()).orElseThrow(() -> new IllegalStateException("No motif " + ware.motif()));
    }

    /** The colour of the picture: the variant's own, else what is noted about the subject. */
    private Tint tint(Assortment.Variant variant) {
        String slug = variant.color().text().isEmpty()
                ? wording.choose("subject").note("tint")
                : variant.color().text();
        return Tint.named(slug).orElseThrow(() -> new IllegalStateException("No tint " + slug));
    }

    private Ornament ornament() {
        String slug = wording.knows("ornament") ? wording.choose("ornament").text() : "plain";
        return Ornament.named(slug).orElseThrow(() -> new IllegalStateException("No ornament " + slug));
    }

    private Map<String, String> options(Assortment.Variant variant) {
        Map<String, String> options = new LinkedHashMap<>();
        if (assortment.colors().size() > 1) {
            options.put(ware.setting("color-name", "Color"), tint(variant).title());
        }
        if (assortment.sizes().size() > 1) {
            options.put(
                    ware.setting("size-name", "Size"),
                    Wording.capital(variant.size().text()));
        }
        return options;
    }

    private Map<String, String> details(Assortment.Variant variant) {
        Map<String, String> details = new LinkedHashMap<>();
        for (Phrase detail : ware.list("detail")) {
            String[] pair = detail.text().split(" = ", 2);
            details.put(pair[0], Wording.capital(wording.fill(pair[1])));
        }
        boolean onlyColor =
                assortment.colors().size() == 1 && !variant.color().text().isEmpty();
        if (onlyColor) {
            details.putIfAbsent(
                    ware.setting("color-name", "Color"), tint(variant).title());
        }
        boolean onlySize =
                assortment.sizes().size() == 1 && !variant.size().text().isEmpty();
        if (onlySize && !details.containsValue(variant.size().text())) {
            details.putIfAbsent(
                    ware.setting("size-name", "Size"),
                    Wording.capital(variant.size().text()));
        }
        return details;
    }
}
