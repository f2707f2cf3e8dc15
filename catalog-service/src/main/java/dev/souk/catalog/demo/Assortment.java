package dev.souk.catalog.demo;

import dev.souk.catalog.picture.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The colours and sizes one product comes in. Where a ware has none of a kind, there is a single nameless one. */
record Assortment(List<Phrase> colors, List<Phrase> sizes) {

    record Variant(Phrase color, Phrase size) {}

    private static final Phrase NAMELESS = new Phrase("", Map.of());

    /**
     * Some of the ware's {@code color} and {@code size}: as many as {@code color-choices} and {@code size-choices} say,
     * and together no more than {@code variants}, because a shop does not stock every size in every colour.
     */
    static Assortment of(Ware ware, Wording wording, Dice dice) {
        List<Phrase> colors = some(ware, "color", wording, dice);
        List<Phrase> sizes = some(ware, "size", wording, dice);
        int most = wording.number("variants", "1-5");
        while (colors.size() * sizes.size() > most) {
            if (colors.size() > sizes.size()) {
                dropAny(colors, dice);
            } else {
                dropAnEnd(sizes, dice);
            }
        }
        return new Assortment(List.copyOf(colors), List.copyOf(sizes));
    }

    List<Variant> variants() {
        return colors.stream()
                .flatMap(color -> sizes.stream().map(size -> new Variant(color, size)))
                .toList();
    }

    private static List<Phrase> some(Ware ware, String list, Wording wording, Dice dice) {
        List<Phrase> some = new ArrayList<>(ware.list(list));
        if (some.isEmpty()) {
            some.add(NAMELESS);
            return some;
        }
        int count = wording.number(list + "-choices", some.size() + "-" + some.size());
        while (some.size() > count) {
            if (list.equals("size")) {
                dropAnEnd(some, dice);
            } else {
                dropAny(some, dice);
            }
        }
        return some;
    }

    private static void dropAny(List<Phrase> some, Dice dice) {
        some.remove(dice.below(some.size()));
    }

    /** From either end, so that the sizes left are next to each other. */
    private static void dropAnEnd(List<Phrase> some, Dice dice) {
        some.remove((some.size() - 1) * dice.below(2));
    }
}
