package dev.souk.catalog.demo;

import dev.souk.catalog.picture.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes what is said about a product: what it is, how it is made, how to live with it. */
final class Description {

    private final Wording wording;
    private final Dice dice;

    Description(Wording wording, Dice dice) {
        this.wording = wording;
        this.dice = dice;
    }

    /** Two or three short paragraphs, parted by an empty line. */
    String write(Assortment assortment, boolean ornamented) {
        wording.set("colors", enumerated(assortment.colors()));
        wording.set("sizes", enumerated(assortment.sizes()));
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(String.join(" ", whatItIs(ornamented)));
        paragraphs.add(String.join(" ", howItIsMade(assortment)));
        paragraphs.add(String.join(" ", howToLiveWithIt()));
        return String.join("\n\n", paragraphs);
    }

    private List<String> whatItIs(boolean ornamented) {
        List<String> sentences = new ArrayList<>(wording.sentences("opening", 1));
        sentences.addAll(wording.sentences(ornamented && wording.knows("decor") ? "decor" : "plain", 1));
        return sentences;
    }

    private List<String> howItIsMade(Assortment assortment) {
        List<String> sentences = new ArrayList<>(wording.sentences("body", dice.between(2, 3)));
        if (assortment.colors().size() > 1) {
            sentences.addAll(wording.sentences("colors-line", dice.below(2)));
        }
        if (assortment.sizes().size() > 1) {
            sentences.addAll(wording.sentences("sizes-line", 1));
        }
        return sentences;
    }

    private List<String> howToLiveWithIt() {
        List<String> sentences = new ArrayList<>(wording.sentences("use", wording.number("uses", "1-2")));
        sentences.addAll(wording.sentences("care", 1));
        return sentences;
    }

    private static Phrase enumerated(List<Phrase> phrases) {
        return new Phrase(Wording.enumerate(phrases.stream().map(Phrase::text).toList()), Map.of());
    }
}
