package dev.souk.catalog.picture;

/** What is written and drawn with. */
final class Desk {

    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;

    private Desk() {}

    static void notebook(Still still) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        double half = dice.between(140, 160);
        double tall = dice.between(390, 430);
        still.shadow(CENTRE + 12, FLOOR + 4, half);
        canvas.transformed(CENTRE, FLOOR + 4, 1, dice.between(-3, 4));
        canvas.rect(
                -half + 6,
                -tall + 8,
                half * 2 + 12,
                tall - 8,
                8,
                still.main().shade(.5).hex());
        canvas.rect(
                -half + 6,
                -tall + 6,
                half * 2 + 4,
                tall - 14,
                4,
                canvas.across(Stop.at(0, Colour.IVORY), Stop.at(1, Colour.IVORY.shade(.24))));
        Pen cover = Pen.from(-half, -tall + 8)
                .bend(-half, -tall, -half + 8, -tall)
                .line(half - 16, -tall)
                .bend(half, -tall, half, -tall + 16)
                .line(half, -16)
                .bend(half, 0, half - 16, 0)
                .line(-half + 8, 0)
                .bend(-half, 0, -half, -8)
                .close();
        double cell = half * 2 / 6;
        canvas.path(cover, still.main().hex(), 1);
        if (still.ornamented()) {
            Colour figure = still.accent();
            canvas.inside(cover);
            canvas.rect(
                    -half + 44,
                    -tall,
                    half * 2,
                    tall,
                    0,
                    still.ornament()
                            .fill(
                                    canvas,
                                    -half + 44,
                                    -tall,
                                    cell,
                                    still.main(),
                                    figure,
                                    still.main().shade(.3)));
            canvas.end();
            double y = -tall * .72;
            canvas.rect(-half + 90, y, half * 2 - 136, 84, 6, Colour.IVORY.hex());
            canvas.stroke(
                    Pen.from(-half + 116, y + 34)
                            .line(half - 72, y + 34)
                            .move(-half + 140, y + 56)
                            .line(half - 96, y + 56),
                    Colour.INK.hex(),
                    4,
                    .7);
        }
        canvas.path(
                cover,
                canvas.aslant(
                        Stop.at(0, Colour.WHITE, .26), Stop.at(.5, Colour.WHITE, 0), Stop.at(1, Colour.INK, .34)));
        canvas.rect(
                -half,
                -tall + 2,
                40,
                tall - 4,
                4,
                canvas.across(
                        Stop.at(0, still.main().shade(.5)),
                        Stop.at(.5, still.main().shade(.1)),
                        Stop.at(1, still.main().shade(.4))));
        canvas.rect(
                half - 44,
                -tall - 2,
                15,
                tall + 4,
                4,
                canvas.across(
                        Stop.at(0, still.accent().light(.1)),
                        Stop.at(1, still.accent().shade(.3))));
        canvas.end();
        canvas.transformed(CENTRE - half - 40, FLOOR + 54, 1, 84);
        pen(still, 1);
        canvas.end();
    }

    /** A fountain pen that points down from the origin. */
    private static void pen(Still still, double size) {
        Canvas canvas = still.canvas();
        Colour body = still.accent().brightness() > 200 ? Tint.INDIGO.colour() : still.accent();
        canvas.path(
                Pen.from(-10 * size, -70)
                        .line(10 * size, -70)
                        .line(2, -10)
                        .line(-2, -10)
                        .close(),
                canvas.fill(Colour.BRASS, Finish.METAL));
        canvas.rect(-15 * size, -240, 30 * size, 172, 9, canvas.fill(body, Finish.GLAZED));
        canvas.rect(-15 * size, -150, 30 * size, 11, 0, Colour.BRASS.hex());
    }

    static void ink(Still still) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        double radius = dice.between(112, 128);
        double height = dice.between(140, 168);
        Lathe well = new Lathe(CENTRE - 84, FLOOR)
                .edge(0, radius)
                .ring(height * .6, radius * .98)
                .ring(height * .86, radius * .6)
                .edge(height, radius * .42);
        still.shadow(CENTRE - 84, FLOOR, radius);
        Lathe fill = well.filled(8, height * .62);
        still.body(fill, Finish.GLAZED);
        fill.ring(canvas, fill.height(), 1, still.main().light(.3).hex());
        canvas.path(well.outline(), canvas.fill(new Colour(0xDDEAE6), Finish.GLASS), .6);
        Larder.label(still, well, height * .12, height * .54);
        still.sheen(well, 10, height * .8, .5);
        Lathe cap =
                new Lathe(CENTRE - 84, FLOOR - height).edge(-8, radius * .52).edge(54, radius * .5);
        still.body(cap, Colour.BRASS, Finish.METAL);
        cap.ring(canvas, 54, 1, Colour.BRASS.light(.4).hex());
        canvas.path(
                Pen.from(CENTRE + 20, FLOOR + 20)
                        .line(CENTRE + 270, FLOOR + 4)
                        .line(CENTRE + 300, 770)
                        .line(CENTRE + 36, 780)
                        .close(),
                Colour.IVORY.hex());
        Pen line = Pen.from(CENTRE + 60, FLOOR + 48);
        for (int i = 0; i < 7; i++) {
            double x = CENTRE + 60 + i * 22;
            line.curve(x + 4, FLOOR + 20 - i * 2, x + 14, FLOOR + 64, x + 22, FLOOR + 46 - i);
        }
        canvas.stroke(line, still.main().hex(), 4);
        canvas.transformed(CENTRE + 222, FLOOR + 42, 1.25, 24);
        pen(still, 1);
        canvas.end();
    }
}
