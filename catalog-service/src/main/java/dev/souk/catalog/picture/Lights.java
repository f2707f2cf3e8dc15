package dev.souk.catalog.picture;

/** What gives light of its own. */
final class Lights {

    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;
    private static final Colour FLAME = new Colour(0xFFC861);
    private static final Colour WAX = new Colour(0xF2E3C4);

    private Lights() {}

    static void lantern(Still still) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        double half = dice.between(104, 124);
        double height = dice.between(250, 300);
        double top = FLOOR - height;
        still.glow(CENTRE, FLOOR - height * .5, 330, .75);
        still.shadow(CENTRE, FLOOR, half * 1.1);
        Lathe foot = new Lathe(CENTRE, FLOOR)
                .edge(0, half * 1.12)
                .edge(18, half * 1.12)
                .edge(26, half * .96);
        still.body(foot, Finish.METAL);
        String glow = canvas.around(
                .5,
                .62,
                .7,
                Stop.at(0, new Colour(0xFFF3CC)),
                Stop.at(.5, FLAME),
                Stop.at(1, FLAME.mix(Colour.CLAY, .55)));
        double[] panes = {-1, -.42, .42, 1};
        for (int i = 0; i < 3; i++) {
            double left = CENTRE + panes[i] * half;
            double right = CENTRE + panes[i + 1] * half;
            double sag = i == 1 ? 14 : 6;
            canvas.path(
                    Pen.from(left, top + 10 + (i == 2 ? sag : 0))
                            .line(right, top + 10 + (i == 0 ? sag : 0))
                            .line(right, FLOOR - 22)
                            .line(left, FLOOR - 22)
                            .close(),
                    glow);
        }
        flame(still, CENTRE, FLOOR - 60, .8);
        canvas.rect(CENTRE - 22, FLOOR - 62, 44, 42, 4, canvas.fill(WAX, Finish.MATTE), .9);
        Colour metal = still.main().shade(.28);
        if (still.ornamented()) {
            still.ornament()
                    .lay(
                            canvas,
                            Surface.flat(CENTRE - half, top + 10, half * .58, height - 32),
                            1,
                            4,
                            metal.hex(),
                            metal.hex());
            still.ornament()
                    .lay(
                            canvas,
                            Surface.flat(CENTRE - half * .42, top + 12, half * .84, height * .36),
                            2,
                            2,
                            metal.hex(),
                            metal.hex());
            still.ornament()
                    .lay(
                            canvas,
                            Surface.flat(CENTRE + half * .42, top + 10, half * .58, height - 32),
                            1,
                            4,
                            metal.hex(),
                            metal.hex());
        }
        for (double pane : panes) {
            double x = CENTRE + pane * half;
            still.bar(Pen.from(x, top + 12).line(x, FLOOR - 22), 11, still.main());
        }
        Lathe roof = new Lathe(CENTRE, top)
                .edge(-16, half * 1.1)
                .edge(2, half * 1.1)
                .ring(height * .16, half * .72)
                .ring(height * .34, half * .26)
                .edge(height * .44, 12);
        still.body(roof, Finish.METAL);
        still.inlay(roof, 14, height * .17, 9, 1, still.main().shade(.2));
        double ring = top - height * .44 - 26;
        still.bar(
                Pen.from(CENTRE, ring + 28)
                        .curve(CENTRE - 50, ring + 20, CENTRE - 34, ring - 44, CENTRE, ring - 44)
                        .curve(CENTRE + 34, ring - 44, CENTRE + 50, ring + 20, CENTRE, ring + 28),
                9,
                still.main());
    }

    /** A flame with its halo; {@code size} 1 is a candle's. */
    static void flame(Still still, double x, double y, double size) {
        Canvas canvas = still.canvas();
        still.glow(x, y - 26 * size, 120 * size, .7);
        canvas.transformed(x, y, size, 0);
        canvas.path(
                Pen.from(0, 0)
                        .curve(-26, -14, -14, -44, 2, -74)
                        .curve(12, -46, 28, -18, 0, 0)
                        .close(),
                canvas.down(Stop.at(0, new Colour(0xF79B33)), Stop.at(.5, FLAME), Stop.at(1, new Colour(0xFFF6D8))));
        canvas.path(Pen.from(0, -2).bend(-9, -14, 1, -34).bend(11, -14, 0, -2).close(), "#fffbe8", .9);
        canvas.end();
    }

    static void pendantLamp(Still still) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        double radius = dice.between(124, 150);
        double centre = dice.between(380, 420);
        double tall = radius * dice.within(.86, 1.12);
        still.glow(CENTRE, centre, 360, .8);
        still.glow(CENTRE + 20, FLOOR + 30, 260, .4);
        for (double y = 100; y < centre - tall - 56; y += 24) {
            canvas.stroke(
                    Pen.from(CENTRE, y).bend(CENTRE - 9, y + 9, CENTRE, y + 18).bend(CENTRE + 9, y + 9, CENTRE, y),
                    Colour.BRASS.hex(),
                    4);
        }
        Lathe globe = new Lathe(CENTRE, centre)
                .edge(-tall, radius * .26)
                .ring(-tall * .7, radius * .72)
                .ring(0, radius)
                .ring(tall * .7, radius * .72)
                .edge(tall, radius * .3);
        Colour glass = still.main();
        canvas.path(
                globe.outline(),
                canvas.around(
                        .48,
                        .5,
                        .6,
                        Stop.at(0, new Colour(0xFFF0C4)),
                        Stop.at(.4, glass.light(.44)),
                        Stop.at(1, glass.shade(.24))));
        if (still.ornamented()) {
            double[] bands = {-.62, -.2, .2, .62};
            for (int i = 0; i < 3; i++) {
                Colour figure = i == 1 ? still.accent() : glass.shade(.3);
                still.ornament()
                        .lay(
                                canvas,
                                globe.band(tall * bands[i], tall * bands[i + 1]),
                                i == 1 ? 7 : 6,
                                1,
                                figure.hex(),
                                new Colour(0xFFE9B0).hex());
                canvas.stroke(globe.hoop(tall * bands[i]), Colour.BRASS.hex(), 4);
            }
            canvas.stroke(globe.hoop(tall * .62), Colour.BRASS.hex(), 4);
        } else {
            for (double high : new double[] {-.5, 0, .5}) {
                canvas.stroke(globe.hoop(tall * high), glass.shade(.2).hex(), 4, .5);
            }
        }
        still.sheen(globe, -tall * .5, tall * .6, .4);
        Lathe cap = new Lathe(CENTRE, centre)
                .edge(tall * .94, radius * .42)
                .ring(tall * 1.1, radius * .3)
                .edge(tall + 56, 9);
        still.body(cap, Colour.BRASS, Finish.METAL);
        Lathe drop = new Lathe(CENTRE, centre + tall).edge(-44, 3).ring(-22, 14).edge(4, radius * .3);
        still.body(drop, Colour.BRASS, Finish.METAL);
    }

    static void tableLamp(Still still) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        double belly = dice.between(76, 100);
        double height = dice.between(170, 210);
        double shadeLow = dice.between(150, 176);
        double shadeTop = shadeLow * dice.within(.5, .72);
        still.glow(CENTRE, FLOOR - height - 100, 350, .6);
        still.shadow(CENTRE, FLOOR, belly);
        Lathe base = new Lathe(CENTRE, FLOOR)
                .edge(0, belly * .72)
                .edge(10, belly * .7)
                .ring(height * .44, belly)
                .ring(height * .84, belly * .34)
                .edge(height, belly * .3);
        still.body(base, Finish.GLAZED);
        still.band(base, height * .26, height * .6, 6, 1, Colour.IVORY, Finish.GLAZED);
        still.sheen(base, height * .1, height * .9, .4);
        still.bar(Pen.from(CENTRE, FLOOR - height).line(CENTRE, FLOOR - height - 40), 14, Colour.BRASS);
        Lathe shade = new Lathe(CENTRE, FLOOR - height - 22).edge(0, shadeLow).edge(180, shadeTop);
        Colour linen = new Colour(0xFBE6B4);
        canvas.path(
                shade.outline(),
                canvas.around(
                        .5,
                        .62,
                        .62,
                        Stop.at(0, new Colour(0xFFF6DC)),
                        Stop.at(.55, linen),
                        Stop.at(1, linen.mix(Colour.CLAY, .4))));
        Pen folds = new Pen();
        for (int i = 1; i < 12; i++) {
            double turn = i / 12.0 - .5;
            folds.move(CENTRE + shadeTop * 2 * turn * .98, FLOOR - height - 198)
                    .line(CENTRE + shadeLow * 2 * turn * .98, FLOOR - height - 10);
        }
        canvas.stroke(folds, Colour.CLAY.hex(), 2, .25);
        canvas.stroke(shade.hoop(2), still.main().hex(), 8);
        canvas.stroke(shade.hoop(178), still.main().hex(), 6);
    }

    static void candle(Still still) {
        Dice dice = still.dice();
        still.glow(CENTRE, FLOOR - 300, 360, .5);
        pillar(still, CENTRE + 128, FLOOR - 30, 52, dice.between(120, 180));
        pillar(still, CENTRE - 120, FLOOR - 14, 58, dice.between(180, 240));
        double high = dice.between(280, 330);
        pillar(still, CENTRE + 6, FLOOR + 14, 66, high);
    }

    private static void pillar(Still still, double x, double y, double radius, double height) {
        Canvas canvas = still.canvas();
        still.shadow(x, y, radius * 1.3);
        Lathe dish = new Lathe(x, y).edge(0, radius * 1.16).edge(14, radius * 1.36);
        still.body(dish, Colour.BRASS, Finish.METAL);
        dish.ring(canvas, 14, 1, Colour.BRASS.shade(.2).hex());
        Lathe wax = new Lathe(x, y - 8).edge(0, radius).edge(height, radius);
        canvas.path(wax.outline(), canvas.fill(still.main(), Finish.MATTE));
        canvas.path(
                wax.outline(),
                canvas.down(
                        Stop.at(0, FLAME, .75),
                        Stop.at(.34, FLAME, .1),
                        Stop.at(1, still.main().shade(.8), .3)));
        if (still.ornamented()) {
            still.inlay(wax, height * .18, height * .18 + radius * .8, 5, 1, still.main());
        }
        wax.ring(canvas, height, 1, still.main().mix(FLAME, .5).light(.3).hex());
        wax.ring(canvas, height, .7, still.main().mix(FLAME, .7).hex());
        canvas.stroke(Pen.from(x, y - 8 - height).line(x + 2, y - 22 - height), Colour.INK.hex(), 4);
        flame(still, x + 2, y - 16 - height, .8);
    }
}
