package dev.souk.catalog.demo;

import dev.souk.catalog.feed.FeedItem;
import dev.souk.catalog.picture.Dice;
import dev.souk.catalog.picture.Drawing;
import dev.souk.catalog.picture.Motif;
import dev.souk.catalog.picture.Ornament;
import dev.souk.catalog.picture.Tint;
import dev.souk.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes one product of a ware: chooses its colours, sizes, words, prices and stock. */
final class ProductMaker {

    private static final String CURRENCY = "USD";

    private final Ware ware;
    private final int number;
    private final Dice dice;
    private final Wording wording;
    private final List<Phrase> colors;
    private final List<Phrase> sizes;

    ProductMaker(Ware ware, int number) {
        this.ware = ware;
        this.number = number;
        this.dice = Dice.of(group());
        this.wording = new Wording(ware, dice);
        this.colors = some("color");
        this.sizes = some("size");
        keepFew();
    }

    /** Its variants; {@code taken} are the titles other products have, to which its own is added. */
    List<FeedItem> make(Set<String> taken) {
        String title = title(taken);
        wording.set("colors", new Phrase(Wording.enumerate(texts(colors)), Map.of()));
        wording.set("sizes", new Phrase(Wording.enumerate(texts(sizes)), Map.of()));
        String description = new Description(wording, dice).write(colors.size(), sizes.size(), ornamented());
        boolean featured = dice.chance(3);
        boolean soldOut = !featured && dice.chance(3);
        boolean onSale = dice.chance(12);
        int views = dice.pick(List.of(1, 2, 2, 2, 3, 3));
        long base = Prices.between(dice, ware.setting("price", ""));
        List<FeedItem> items = new ArrayList<>();
        for (Phrase color : colors) {
            for (Phrase size : sizes) {
                wording.set("color", color);
                wording.set("size", size);
                long price = Prices.charming(base * percent(size) / 100);
                items.add(new FeedItem(
                        id(color, size),
                        group(),
                        title,
                        description,
                        money(price),
                        onSale ? money(Prices.reduced(Dice.of(group() + size.text()), price)) : null,
                        soldOut ? 0 : quantity(featured && items.isEmpty()),
                        List.of(ware.department(), ware.category()),
                        pictures(color, views),
                        options(color, size),
                        details(color, size),
                        featured));
            }
        }
        return items;
    }

    private String group() {
        return ware.prefix() + "-" + (10_000 + number + "").substring(1);
    }

    private String id(Phrase color, Phrase size) {
        return group() + slug(colors, color) + slug(sizes, size);
    }

    private static String slug(List<Phrase> all, Phrase one) {
        String word = one.text()
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "-")
                .replaceAll("-$", "");
        return all.size() > 1 ? "-" + word : "";
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
        return ornamented() && !ware.list("ornamented-title").isEmpty() && dice.chance(60)
                ? "ornamented-title"
                : "title";
    }

    private boolean ornamented() {
        return !ware.list("ornament").isEmpty()
                && !wording.choose("ornament").text().equals("plain");
    }

    /** Which colours or sizes this product comes in, as many as the ware's {@code color-choices} say, in its order. */
    private List<Phrase> some(String list) {
        List<Phrase> all = ware.list(list);
        if (all.isEmpty()) {
            return new ArrayList<>(List.of(new Phrase("", Map.of())));
        }
        String[] range =
                ware.setting(list + "-choices", all.size() + "-" + all.size()).split("-", 2);
        int count = dice.between(Integer.parseInt(range[0]), Integer.parseInt(range[1]));
        List<Phrase> some = new ArrayList<>(all);
        while (some.size() > count) {
            dropOne(some, list);
        }
        return some;
    }

    /** A shop does not stock every size in every colour: only as many as the ware's {@code variants} allow. */
    private void keepFew() {
        int most = wording.number("variants", "1-5");
        while (colors.size() * sizes.size() > most) {
            if (colors.size() > sizes.size()) {
                dropOne(colors, "color");
            } else {
                dropOne(sizes, "size");
            }
        }
    }

    /** Any colour, but a size from either end, so that the sizes stay next to each other. */
    private void dropOne(List<Phrase> some, String list) {
        int last = some.size() - 1;
        some.remove(list.equals("size") ? last * dice.below(2) : dice.below(last + 1));
    }

    private List<String> pictures(Phrase color, int views) {
        Drawing first = new Drawing(motif(), tint(color), ornament(), number, 1);
        List<String> paths = new ArrayList<>(List.of(first.path()));
        if (views > 1) {
            paths.add(first.withView(2).path());
        }
        if (views > 2) {
            paths.add(first.withView(3).path());
        }
        return paths;
    }

    private Motif motif() {
        String motif = ware.list("noun").isEmpty()
                ? ware.motif()
                : wording.choose("noun").notes().getOrDefault("motif", ware.motif());
        return Motif.named(motif).orElseThrow(() -> new IllegalStateException("No motif " + motif));
    }

    /** The colour of the picture: the variant's own, else what is noted about the subject. */
    private Tint tint(Phrase color) {
        String slug = color.text().isEmpty() ? wording.choose("subject").note("tint") : color.text();
        return Tint.named(slug).orElseThrow(() -> new IllegalStateException("No tint " + slug));
    }

    private Ornament ornament() {
        String slug = ornamented() ? wording.choose("ornament").text() : "plain";
        return Ornament.named(slug).orElseThrow(() -> new IllegalStateException("No ornament " + slug));
    }

    private Map<String, String> options(Phrase color, Phrase size) {
        Map<String, String> options = new LinkedHashMap<>();
        if (colors.size() > 1) {
            options.put(ware.setting("color-name", "Color"), tint(color).title());
        }
        if (sizes.size() > 1) {
            options.put(ware.setting("size-name", "Size"), Wording.capital(size.text()));
        }
        return options;
    }

    private Map<String, String> details(Phrase color, Phrase size) {
        Map<String, String> details = new LinkedHashMap<>();
        for (Phrase detail : ware.list("detail")) {
            String[] pair = detail.text().split(" = ", 2);
            details.put(pair[0], Wording.capital(wording.fill(pair[1])));
        }
        if (colors.size() == 1 && !color.text().isEmpty()) {
            details.put(ware.setting("color-name", "Color"), tint(color).title());
        }
        if (sizes.size() == 1 && !size.text().isEmpty()) {
            details.put(ware.setting("size-name", "Size"), Wording.capital(size.text()));
        }
        return details;
    }

    private static int percent(Phrase size) {
        return Integer.parseInt(size.notes().getOrDefault("percent", "100"));
    }

    private int quantity(boolean wanted) {
        int roll = dice.below(100);
        if (roll < 8 && !wanted) {
            return 0;
        }
        return roll < 18 ? dice.between(1, 5) : dice.between(6, 140);
    }

    private static Money money(long cents) {
        return new Money(cents, CURRENCY);
    }

    private static List<String> texts(List<Phrase> phrases) {
        return phrases.stream().map(Phrase::text).toList();
    }
}
