package dev.souk.catalog.product;

import dev.souk.catalog.picture.Tint;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The colour that a word names, as CSS writes it: for the dot beside the word. */
final class Swatch {

    private static final Map<String, String> OUR_TINTS =
            Arrays.stream(Tint.values()).collect(Collectors.toUnmodifiableMap(tint -> key(tint.title()), Tint::hex));

    /** What feeds say beyond our own tints. */
    private static final Map<String, String> EVERYDAY = Map.ofEntries(
            Map.entry("beige", "#dccbad"),
            Map.entry("blue", "#2f5fa8"),
            Map.entry("brown", "#7a4f32"),
            Map.entry("burgundy", "#6d1f32"),
            Map.entry("gray", "#8b8b8b"),
            Map.entry("green", "#3f7d4a"),
            Map.entry("grey", "#8b8b8b"),
            Map.entry("khaki", "#a89b6b"),
            Map.entry("maroon", "#6b2233"),
            Map.entry("navy", "#232f52"),
            Map.entry("orange", "#e27a2b"),
            Map.entry("pink", "#e6a3b3"),
            Map.entry("purple", "#6c4288"),
            Map.entry("red", "#b93030"),
            Map.entry("tan", "#c9a679"),
            Map.entry("yellow", "#e9c53b"));

    static Optional<String> of(String word) {
        return Optional.of(key(word)).map(key -> OUR_TINTS.getOrDefault(key, EVERYDAY.get(key)));
    }

    private static String key(String word) {
        return word.toLowerCase(Locale.ROOT).strip();
    }

    private Swatch() {}
}
