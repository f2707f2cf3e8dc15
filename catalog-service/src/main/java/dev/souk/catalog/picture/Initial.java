package dev.souk.catalog.picture;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in for a picture: the first letter of a title in a niche. The letter travels in its path as a hexadecimal
 * code point, so that no alphabet needs escaping: {@code /pictures/initial/41-3.svg} is an A.
 *
 * @param letter a letter or digit, or 0 for a star where a title has neither
 */
public record Initial(int letter, int palette) {

    private static final Pattern PATH = Pattern.compile("/pictures/initial/([0-9a-f]{1,6})-([0-5])\\.svg");
    private static final int STAR = 0;

    /** A wall, a niche and a letter each. */
    private static final Colour[][] PALETTES = {
        {Tint.SAND.colour(), Tint.TERRACOTTA.colour(), Colour.IVORY},
        {Tint.SAGE.colour(), Tint.TEAL.colour(), Colour.IVORY},
        {Tint.BLUSH.colour(), Tint.AUBERGINE.colour(), Colour.IVORY},
        {Tint.CREAM.colour(), Tint.SAFFRON.colour(), Colour.INK},
        {Tint.SKY.colour(), Tint.INDIGO.colour(), Colour.IVORY},
        {Tint.NATURAL.colour(), Tint.WALNUT.colour(), Colour.IVORY},
    };

    /** The initial of a title: its first letter or digit, in capitals; the colours follow the whole title. */
    public static Initial of(String title) {
        int letter = title.codePoints().filter(Initial::fits).findFirst().orElse(STAR);
        return new Initial(capital(letter), Dice.of(title).below(PALETTES.length));
    }

    /** The initial behind a path from the root of the shop; empty when there is none. */
    public static Optional<Initial> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int letter = Integer.parseInt(matcher.group(1), 16);
        Initial initial = new Initial(letter, Integer.parseInt(matcher.group(2)));
        boolean known = letter == STAR || (fits(letter) && capital(letter) == letter);
        return known && initial.path().equals(path) ? Optional.of(initial) : Optional.empty();
    }

    public String path() {
        return "/pictures/initial/" + Integer.toHexString(letter) + "-" + palette + ".svg";
    }

    public int width() {
        return Scene.SIDE;
    }

    public int height() {
        return Scene.SIDE;
    }

    /** The same text on every machine; the letter's shape is left to the reader's own serif font. */
    public String svg() {
        Colour wall = PALETTES[palette][0];
        Colour niche = PALETTES[palette][1];
        Colour ink = PALETTES[palette][2];
        Canvas canvas = new Canvas();
        canvas.rect(0, 0, 800, 800, 0, canvas.aslant(Stop.at(0, wall.light(.45)), Stop.at(1, wall.shade(.08))));
        canvas.path(arch(224, 0), wall.light(.5).hex(), .7);
        canvas.path(
                arch(206, 0),
                canvas.across(Stop.at(0, niche.shade(.34)), Stop.at(.2, niche), Stop.at(1, niche.light(.14))));
        ornament(canvas, ink);
        canvas.rect(120, 664, 560, 34, 6, canvas.down(Stop.at(0, wall.light(.6)), Stop.at(1, wall.shade(.12))));
        canvas.rect(134, 698, 532, 12, 0, wall.shade(.5).hex(), .2);
        if (letter == STAR) {
            Ornament.STARS.lay(canvas, Surface.flat(290, 350, 220, 220), 1, 1, ink.hex(), niche.hex());
        } else {
            canvas.letter(Character.toString(letter), 400, 470, 250, ink.hex());
        }
        return canvas.svg(0, 0, 800);
    }

    private static void ornament(Canvas canvas, Colour ink) {
        canvas.stroke(arch(184, 18), ink.hex(), 3, .55);
        Ornament.STARS.lay(canvas, Surface.flat(376, 196, 48, 48), 1, 1, ink.hex(), ink.hex());
        Ornament.DIAMONDS.lay(canvas, Surface.flat(240, 616, 320, 20), 16, 1, ink.hex(), ink.hex());
    }

    /** A horseshoe arch around the middle, {@code inset} above the ledge. */
    private static Pen arch(double half, double inset) {
        double foot = half * .9;
        return Pen.from(400 - foot, 664 - inset)
                .line(400 - foot, 400)
                .curve(400 - half * 1.08, 340, 400 - half, 236, 400 - half * .4, 186 - half * .12)
                .bend(400 - half * .12, 160 - half * .18, 400, 330 - half * 1.16)
                .bend(400 + half * .12, 160 - half * .18, 400 + half * .4, 186 - half * .12)
                .curve(400 + half, 236, 400 + half * 1.08, 340, 400 + foot, 400)
                .line(400 + foot, 664 - inset)
                .close();
    }

    private static boolean fits(int letter) {
        return Character.isLetterOrDigit(letter);
    }

    private static int capital(int letter) {
        String capital = Character.toString(letter).toUpperCase(Locale.ROOT);
        return capital.codePointCount(0, capital.length()) == 1 ? capital.codePointAt(0) : letter;
    }
}
