package dev.souk.catalog.picture;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture to be drawn, wholly described by its address: {@code /pictures/teapot/saffron-leaves-42.svg} is a saffron
 * teapot with leaves, the 42nd of its make; {@code -2} at the end shows it closer, {@code -3} in another place.
 *
 * @param seed decides proportions, companions and the room; 0 to 9999
 * @param view 1 to 3
 */
public record Drawing(Motif motif, Tint tint, Ornament ornament, int seed, int view) {

    public static final int SIDE = Scene.SIDE;

    private static final Pattern PATH = Pattern.compile(
            "/pictures/([a-z-]{1,20})/([a-z]{1,12})-([a-z]{1,10})-(0|[1-9][0-9]{0,3})(?:-([23]))?\\.svg");

    /** The drawing behind a path from the root of the shop; empty when there is none. One drawing has one path. */
    public static Optional<Drawing> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int view = matcher.group(5) == null ? 1 : Integer.parseInt(matcher.group(5));
        int seed = Integer.parseInt(matcher.group(4));
        return Motif.named(matcher.group(1))
                .flatMap(motif -> Tint.named(matcher.group(2))
                        .flatMap(tint -> Ornament.named(matcher.group(3))
                                .map(ornament -> new Drawing(motif, tint, ornament, seed, view))));
    }

    public String path() {
        return "/pictures/" + motif.slug() + "/" + tint.slug() + "-" + ornament.slug() + "-" + seed
                + (view == 1 ? "" : "-" + view) + ".svg";
    }

    public Drawing withView(int another) {
        return new Drawing(motif, tint, ornament, seed, another);
    }

    public int width() {
        return SIDE;
    }

    public int height() {
        return SIDE;
    }

    /** The same text on every machine. */
    public String svg() {
        Canvas canvas = new Canvas();
        Dice place = Dice.of(motif.slug() + "/" + seed + "/" + (view == 3 ? "elsewhere" : "here"));
        Dice make = Dice.of(motif.slug() + "/" + seed);
        Colour main = tint.colour();
        new Scene(canvas, place, motif.mood().room(place, main)).paint();
        Still still = new Still(canvas, make, main, Still.accent(make, main), ornament);
        if (view == 3 && motif.likesCompany()) {
            Companions.paint(still.with(place));
        }
        motif.paint(still);
        return view == 2 ? canvas.svg(220, 290, 360) : canvas.svg(70, 100, 660);
    }
}
