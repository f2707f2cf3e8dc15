package dev.souk.catalog.picture;

import java.util.List;

/**
 * What a motif is drawn with.
 *
 * @param canvas with the scene already on it
 * @param dice decide proportions, the same for every colour of a product
 * @param main the colour of the variant
 * @param accent a second colour that goes with it
 */
record Still(Canvas canvas, Dice dice, Colour main, Colour accent, Ornament ornament) {

    static final double CENTRE = 400;

    private static final Colour DARK = new Colour(0x2A1A14);

    private static final List<Colour> ACCENTS = List.of(
            Colour.IVORY,
            Tint.SAFFRON.colour(),
            Tint.TEAL.colour(),
            Tint.INDIGO.colour(),
            Tint.TERRACOTTA.colour(),
            Tint.POMEGRANATE.colour());

    /** A second colour that stands out on the first: ivory on dark things, a deep one on light things. */
    static Colour accent(Dice dice, Colour main) {
        int which = dice.below(60);
        List<Colour> fitting = ACCENTS.stream()
                .filter(colour -> Math.abs(colour.brightness() - main.brightness()) > 70)
                .toList();
        return fitting.get(which % fitting.size());
    }

    boolean ornamented() {
        return ornament != Ornament.PLAIN;
    }

    /** The same means for something of another colour. */
    Still in(Colour colour) {
        return new Still(canvas, dice, colour, accent, ornament);
    }

    /** The same means with other dice, for what does not belong to the product. */
    Still with(Dice others) {
        return new Still(canvas, others, main, accent, ornament);
    }

    /** The same means without the ornament. */
    Still plain() {
        return new Still(canvas, dice, main, accent, Ornament.PLAIN);
    }

    /** A turned body: skin, and shade towards the foot. */
    void body(Lathe lathe, Finish finish) {
        body(lathe, main, finish);
    }

    void body(Lathe lathe, Colour colour, Finish finish) {
        Pen outline = lathe.outline();
        canvas.path(outline, canvas.fill(colour, finish));
        canvas.path(outline, canvas.down(Stop.at(.45, DARK, 0), Stop.at(1, DARK, .3)));
    }

    /** The open top of a body: the edge of its wall in the light, the dark within. */
    void mouth(Lathe lathe, double share, Colour colour) {
        lathe.ring(canvas, lathe.height(), 1, colour.light(.3).hex());
        lathe.ring(
                canvas,
                lathe.height(),
                share,
                canvas.across(Stop.at(0, colour.shade(.66)), Stop.at(1, colour.shade(.24))));
    }

    void sheen(Lathe lathe, double low, double high, double opacity) {
        canvas.path(lathe.sheen(low, high), Colour.WHITE.hex(), opacity);
    }

    /** A band of the ornament around a body, on a ground of its own; nothing on plain things. */
    void band(Lathe lathe, double low, double high, int columns, int rows, Colour ground, Finish finish) {
        if (!ornamented()) {
            return;
        }
        canvas.path(lathe.between(low, high), canvas.fill(ground, finish));
        inlay(lathe, low, high, columns, rows, ground);
        String line = figureOn(ground).shade(.1).hex();
        canvas.stroke(lathe.hoop(low), line, 3);
        canvas.stroke(lathe.hoop(high), line, 3);
    }

    /** The ornament alone, around a body of colour {@code ground}; nothing on plain things. */
    void inlay(Lathe lathe, double low, double high, int columns, int rows, Colour ground) {
        if (!ornamented()) {
            return;
        }
        Colour figure = figureOn(ground);
        ornament.lay(
                canvas,
                lathe.band(low, high),
                columns,
                rows,
                canvas.fill(figure, Finish.MATTE),
                figure.mix(accent, .5).shade(.15).hex());
    }

    /** The variant's colour where it shows on this ground, else the second colour. */
    Colour figureOn(Colour ground) {
        return ground.distance(main) > 120 ? main : accent;
    }

    /** A rounded bar such as a handle: shade, skin, light. */
    void bar(Pen way, double width, Colour colour) {
        canvas.stroke(way, colour.shade(.42).hex(), width);
        canvas.moved(-width * .08, -width * .07);
        canvas.stroke(way, colour.hex(), width * .76);
        canvas.moved(-width * .09, -width * .08);
        canvas.stroke(way, colour.light(.55).hex(), width * .17, .8);
        canvas.end();
        canvas.end();
    }

    /** Light that something gives off by itself. */
    void glow(double x, double y, double radius, double strength) {
        Colour flame = new Colour(0xFFD98A);
        canvas.ellipse(
                x,
                y,
                radius,
                radius,
                canvas.around(
                        .5,
                        .5,
                        .5,
                        Stop.at(0, flame, strength),
                        Stop.at(.4, flame, strength * .4),
                        Stop.at(1, flame, 0)));
    }

    void shadow(double x, double y, double foot) {
        Scene.shadow(canvas, x, y, foot);
    }
}
