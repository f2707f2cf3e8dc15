package dev.souk.catalog.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The ornaments of the house. Each is drawn once in a cell of 10 by 10, as an SVG path of absolute M, L, Q, C and Z, and laid
 * on pots, cloth, leather and wood; {@code figure} carries the ornament, {@code heart} is its smaller second colour.
 */
public enum Ornament {
    PLAIN("", ""),
    ARCHES("M1 10L1 5Q1 1 5 1Q9 1 9 5L9 10L7 10L7 5Q7 3 5 3Q3 3 3 5L3 10Z", "M4.2 10L4.2 5.8Q5 4.4 5.8 5.8L5.8 10Z"),
    BLOSSOMS(
            "M5 5Q2.6 3.2 5 .6Q7.4 3.2 5 5Q6.8 2.6 9.4 5Q6.8 7.4 5 5Q7.4 6.8 5 9.4Q2.6 6.8 5 5Q3.2 7.4 .6 5Q3.2 2.6 5 5Z",
            "M3.8 5C3.8 3.4 6.2 3.4 6.2 5C6.2 6.6 3.8 6.6 3.8 5Z"),
    CHEVRONS("M0 9L5 4L10 9L10 6L5 1L0 6Z", "M0 10.6L5 5.6L10 10.6L10 9.8L5 4.8L0 9.8Z"),
    DIAMONDS("M5 .5L9.5 5L5 9.5L.5 5Z", "M5 3L7 5L5 7L3 5Z"),
    DOTS(
            "M2.6 5C2.6 1.8 7.4 1.8 7.4 5C7.4 8.2 2.6 8.2 2.6 5Z",
            "M-.6 0L0 -.6L.6 0L0 .6ZM9.4 0L10 -.6L10.6 0L10 .6ZM-.6 10L0 9.4L.6 10L0 10.6ZM9.4 10L10 9.4L10.6 10L10 10.6Z"),
    LEAVES(
            "M0 5.3L0 4.7L10 4.7L10 5.3ZM1 4.6Q1.4 1.4 5.4 .8Q5.6 3.6 1 4.6ZM5 5.4Q5.4 8.6 9.4 9.2Q9.6 6.4 5 5.4Z",
            "M7 2.2Q8 .4 9 2.2Q8 4 7 2.2ZM1 7.8Q2 6 3 7.8Q2 9.6 1 7.8Z"),
    STARS(
            "M10 5L8.5 6.5L8.5 8.5L6.5 8.5L5 10L3.5 8.5L1.5 8.5L1.5 6.5L0 5L1.5 3.5L1.5 1.5L3.5 1.5L5 0L6.5 1.5L8.5 1.5L8.5 3.5Z",
            "M5 2.9L7.1 5L5 7.1L2.9 5Z"),
    STRIPES("M0 2L10 2L10 4.4L0 4.4Z", "M0 6.6L10 6.6L10 7.6L0 7.6Z"),
    TILES(
            "M5 1Q5.8 4.2 9 5Q5.8 5.8 5 9Q4.2 5.8 1 5Q4.2 4.2 5 1Z",
            "M0 0L2 0Q1.8 1.8 0 2ZM10 0L10 2Q8.2 1.8 8 0ZM10 10L8 10Q8.2 8.2 10 8ZM0 10L0 8Q1.8 8.2 2 10Z"),
    WAVES(
            "M0 8Q2 2.4 5 3.6Q8.4 5 6.4 7Q8 7.6 10 5.4L10 8.4Q7 9.6 4.8 7.4Q5.6 5.6 3.6 6Q1.8 6.8 0 10Z",
            "M0 1L10 1L10 1.9L0 1.9Z");

    private static final Map<String, Ornament> BY_SLUG =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Ornament::slug, Function.identity()));

    private final String figure;
    private final String heart;

    Ornament(String figure, String heart) {
        this.figure = figure;
        this.heart = heart;
    }

    public static Optional<Ornament> named(String slug) {
        return Optional.ofNullable(BY_SLUG.get(slug));
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Lays {@code columns} by {@code rows} cells on a surface. */
    void lay(Canvas canvas, Surface surface, int columns, int rows, String figureFill, String heartFill) {
        canvas.path(CellPath.parse(figure).repeat(surface, columns, rows), figureFill, 1);
        canvas.path(CellPath.parse(heart).repeat(surface, columns, rows), heartFill, 1);
    }

    /** A fill that repeats the ornament on flat ground, in square cells of {@code side}. */
    String fill(
            Canvas canvas,
            double left,
            double top,
            double side,
            Colour ground,
            Colour figureColour,
            Colour heartColour) {
        if (this == PLAIN) {
            return ground.hex();
        }
        Surface cell = Surface.flat(0, 0, side, side);
        return canvas.tiles(
                left,
                top,
                side,
                side,
                "<path fill=\"" + ground.hex() + "\" d=\"M-1-1H" + Math.round(side + 1) + "V" + Math.round(side + 1)
                        + "H-1Z\"/>"
                        + "<path fill=\"" + figureColour.hex() + "\" d=\""
                        + CellPath.parse(figure).repeat(cell, 1, 1) + "\"/>"
                        + "<path fill=\"" + heartColour.hex() + "\" d=\""
                        + CellPath.parse(heart).repeat(cell, 1, 1) + "\"/>");
    }
}
