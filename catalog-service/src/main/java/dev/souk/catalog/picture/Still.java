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

    /** A body in one finish: skin, shade towards the foot, sheen. */
    void body(Lathe lathe, Colour colour, Finish finish) {
        canvas.path(lathe.outline(), canvas.fill(colour, finish));
        Colour dark = colour.shade(.8);
        canvas.path(lathe.outline(), canvas.down(Stop.at(.45, dark, 0), Stop.at(1, dark, .34)));
    }

    /** A band of the ornament around a body; nothing on plain things. */
    void band(Lathe lathe, double low, double high, int columns, int rows, Colour ground, Finish finish) {
        if (!ornamented()) {
            return;
        }
        canvas.path(lathe.between(low, high), canvas.fill(ground, finish));
        Colour figure = Math.abs(ground.brightness() - main.brightness()) > 60 ? main : accent;
        ornament.lay(
                canvas,
                lathe.band(low, high),
                columns,
                rows,
                canvas.fill(figure, Finish.MATTE),
                canvas.fill(figure.mix(accent, .5).shade(.2), Finish.MATTE));
        canvas.stroke(lathe.hoop(low), figure.shade(.1).hex(), 3);
        canvas.stroke(lathe.hoop(high), figure.shade(.1).hex(), 3);
    }

    /** A rounded bar such as a handle: shade, skin, light. */
    void bar(Pen way, double width, Colour colour) {
        canvas.stroke(way, colour.shade(.42).hex(), width);
        canvas.moved(-width * .07, -width * .06);
        canvas.stroke(way, colour.hex(), width * .78);
        canvas.end();
        canvas.moved(-width * .16, -width * .14);
        canvas.stroke(way, colour.light(.55).hex(), width * .18, .8);
        canvas.end();
    }

    void shadow(double x, double y, double foot) {
        Scene.shadow(canvas, x, y, foot);
    }
}
