package dev.souk.catalog.picture;

/** What is blown: clear, coloured, and best with the light behind it. */
final class Glassware {

    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;
    private static final Colour WATER = new Colour(0xCFE4E6);

    private Glassware() {}

    static void carafe(Still still) {
        Dice dice = still.dice();
        double belly = dice.between(118, 140);
        double height = dice.between(320, 380);
        Lathe carafe = new Lathe(CENTRE - 50, FLOOR)
                .edge(0, belly * .8)
                .ring(20, belly * .9)
                .ring(height * .3, belly)
                .ring(height * .68, belly * .36)
                .edge(height, belly * .56);
        still.shadow(CENTRE - 50, FLOOR, belly * .9);
        blown(still, carafe, height * .46);
        double lip = belly * .5;
        Lathe glass = new Lathe(CENTRE + 172, FLOOR + 30).edge(0, lip * .84).edge(lip * 2, lip);
        still.shadow(CENTRE + 172, FLOOR + 30, lip);
        blown(still, glass, lip * 1.1);
    }

    static void tumbler(Still still) {
        Dice dice = still.dice();
        double lip = dice.between(84, 98);
        double height = dice.between(180, 236);
        double taper = dice.within(.72, .96);
        still.shadow(CENTRE + 96, FLOOR - 34, lip);
        blown(still, new Lathe(CENTRE + 96, FLOOR - 34).edge(0, lip * taper).edge(height, lip), 0);
        still.shadow(CENTRE - 84, FLOOR + 6, lip);
        blown(still, new Lathe(CENTRE - 84, FLOOR + 6).edge(0, lip * taper).edge(height, lip), height * .6);
        if (dice.chance(70)) {
            lemon(still, CENTRE + 110, FLOOR + 44);
        }
    }

    private static void lemon(Still still, double x, double y) {
        Canvas canvas = still.canvas();
        Colour yellow = new Colour(0xEBC23A);
        canvas.ellipse(x + 20, y + 26, 66, 12, Colour.INK.hex(), .28);
        canvas.path(
                Pen.from(x - 62, y)
                        .curve(x - 44, y - 8, x - 42, y - 40, x, y - 40)
                        .curve(x + 42, y - 40, x + 44, y - 8, x + 62, y + 2)
                        .curve(x + 44, y + 10, x + 42, y + 34, x, y + 34)
                        .curve(x - 42, y + 34, x - 44, y + 10, x - 62, y)
                        .close(),
                canvas.around(
                        .34,
                        .3,
                        .75,
                        Stop.at(0, yellow.light(.55)),
                        Stop.at(.5, yellow),
                        Stop.at(1, yellow.shade(.36))));
    }

    static void flask(Still still) {
        Dice dice = still.dice();
        double belly = dice.between(112, 134);
        double height = dice.between(210, 250);
        Lathe flask = new Lathe(CENTRE, FLOOR)
                .edge(0, belly * .5)
                .edge(12, belly * .46)
                .ring(34, belly * .74)
                .ring(height * .5, belly)
                .ring(height * .84, belly * .26)
                .edge(height, belly * .24);
        still.shadow(CENTRE, FLOOR, belly * .7);
        blown(still, flask, height * .56);
        Lathe collar = new Lathe(CENTRE, FLOOR - height).edge(-14, belly * .3).edge(10, belly * .3);
        still.body(collar, Colour.BRASS, Finish.METAL);
        Lathe stopper = new Lathe(CENTRE, FLOOR - height)
                .edge(10, belly * .12)
                .ring(24, belly * .16)
                .ring(66, belly * .34)
                .edge(126, 3);
        still.canvas().path(stopper.outline(), still.canvas().fill(still.main().light(.1), Finish.GLAZED), .86);
        still.sheen(stopper, 30, 104, .6);
    }

    static void glassVase(Still still) {
        Dice dice = still.dice();
        double belly = dice.between(96, 118);
        double height = dice.between(260, 310);
        Lathe vase = new Lathe(CENTRE, FLOOR)
                .edge(0, belly * .7)
                .ring(height * .34, belly)
                .ring(height * .72, belly * .6)
                .edge(height, belly * dice.within(.8, 1));
        still.shadow(CENTRE, FLOOR, belly * .8);
        Colour petal = still.accent().brightness() > 210 ? Tint.ROSE.colour() : still.accent();
        Growth.flower(still.canvas(), CENTRE - 10, FLOOR - 40, height + 120, -80, 40, petal);
        Growth.flower(still.canvas(), CENTRE + 4, FLOOR - 30, height + 160, 14, 44, petal.light(.24));
        Growth.flower(still.canvas(), CENTRE + 14, FLOOR - 40, height + 90, 100, 36, petal.shade(.12));
        blown(still, vase, height * .44);
    }

    /** A glass body with water to a height, its ornament cut into the wall. */
    static void blown(Still still, Lathe glass, double water) {
        Canvas canvas = still.canvas();
        double top = glass.height();
        glass.ring(
                canvas,
                top,
                1,
                canvas.across(
                        Stop.at(0, still.main().light(.3), .5),
                        Stop.at(1, still.main().shade(.1), .7)));
        canvas.path(glass.outline(), canvas.fill(still.main(), Finish.GLASS));
        if (water > 0) {
            Lathe filling = glass.filled(7, water);
            canvas.path(
                    filling.outline(),
                    canvas.across(
                            Stop.at(0, still.main().mix(WATER, .3), .7),
                            Stop.at(.4, still.main().mix(WATER, .5), .42),
                            Stop.at(1, still.main().shade(.1), .66)));
            filling.ring(canvas, water, 1, still.main().mix(WATER, .7).light(.3).hex());
        }
        if (still.ornamented()) {
            Colour cut = still.main().light(.7);
            still.ornament()
                    .lay(
                            canvas,
                            glass.band(top * .16, top * .16 + glass.radius(top * .3) * .72),
                            7,
                            1,
                            cut.hex(),
                            still.main().shade(.2).hex());
        }
        canvas.path(glass.between(0, 10), still.main().shade(.3).hex(), .5);
        still.sheen(glass, 14, top * .94, .55);
        canvas.stroke(glass.hoop(top), still.main().light(.6).hex(), 4);
    }
}
