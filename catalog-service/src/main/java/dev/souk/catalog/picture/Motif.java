package dev.souk.catalog.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The things we can draw, and the room each is at home in. */
public enum Motif {
    TEAPOT(Mood.NOON);

    private static final Map<String, Motif> BY_SLUG =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Motif::slug, Function.identity()));

    private final Mood mood;

    Motif(Mood mood) {
        this.mood = mood;
    }

    public static Optional<Motif> named(String slug) {
        return Optional.ofNullable(BY_SLUG.get(slug));
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Mood mood() {
        return mood;
    }

    void paint(Still still) {
        switch (this) {
            case TEAPOT -> Teaware.teapot(still);
        }
    }
}
