package dev.souk.catalog.picture;

import java.util.List;

/** What is worn, shown close on cloth and stands. */
final class Jewellery {

    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;
    private static final Colour VELVET = new Colour(0xE9DDCB);

    private Jewellery() {}

    static void ring(Still still) {
        Canvas canvas = still.canvas();
        double radius = still.dice().between(112, 128);
        double thick = still.dice().between(26, 36);
        pad(still, CENTRE, FLOOR + 10, 226);
        double y = FLOOR - radius - 58;
        canvas.ellipse(CENTRE + 44, FLOOR - 66, 150, 22, Colour.INK.hex(), .3);
        Pen hoop = Pen.from(CENTRE - radius, y)
                .arc(radius, radius, true, CENTRE + radius, y)
                .arc(radius, radius, true, CENTRE - radius, y)
                .close();
        Colour metal = still.main();
        canvas.stroke(hoop, metal.shade(.45).hex(), thick);
        canvas.stroke(hoop, canvas.aslant(Finish.METAL.stops(metal)), thick * .8);
        canvas.moved(-2, -3);
        canvas.stroke(hoop, metal.light(.75).hex(), thick * .14, .9);
        canvas.end();
        Lathe collar =
                new Lathe(CENTRE, y - radius + 14).edge(0, 40).ring(14, 60).edge(36, 74);
        still.body(collar, Finish.METAL);
        gem(still, CENTRE, y - radius - 46, still.dice().between(58, 70), stone(still));
    }

    /** A stone that goes with the metal. */
    private static Colour stone(Still still) {
        return still.dice()
                .pick(List.of(
                        Tint.EMERALD.colour(),
                        Tint.POMEGRANATE.colour(),
                        Tint.COBALT.colour(),
                        Tint.TURQUOISE.colour(),
                        Tint.AMBER.colour(),
                        Tint.AUBERGINE.colour().light(.2)));
    }

    /** A cut stone: facets in the light. */
    private static void gem(Still still, double x, double y, double radius, Colour colour) {
        Canvas canvas = still.canvas();
        double[] turns = new double[17];
        for (int i = 0; i < turns.length; i++) {
            turns[i] = i * StrictMath.PI / 4 + StrictMath.PI / 8;
        }
        for (int i = 0; i < 8; i++) {
            Pen facet = Pen.from(x, y)
                    .line(x + radius * StrictMath.cos(turns[i]), y + radius * .8 * StrictMath.sin(turns[i]))
                    .line(x + radius * StrictMath.cos(turns[i + 1]), y + radius * .8 * StrictMath.sin(turns[i + 1]))
                    .close();
            double light = -StrictMath.cos(turns[i] + .4 - StrictMath.PI / 5);
            canvas.path(facet, (light > 0 ? colour.light(.55 * light) : colour.shade(-.5 * light)).hex(), 1);
        }
        Pen table = Pen.from(x + radius * .5 * StrictMath.cos(turns[0]), y + radius * .4 * StrictMath.sin(turns[0]));
        for (int i = 1; i < 8; i++) {
            table.line(x + radius * .5 * StrictMath.cos(turns[i]), y + radius * .4 * StrictMath.sin(turns[i]));
        }
        canvas.path(
                table.close(),
                canvas.aslant(
                        Stop.at(0, colour.light(.8)), Stop.at(.5, colour.light(.1)), Stop.at(1, colour.shade(.2))));
        canvas.path(
                Pen.from(x - radius * .6, y - radius * .5)
                        .bend(x - radius * .4, y - radius * .4, x - radius * .5, y - radius * .2)
                        .bend(x - radius * .7, y - radius * .3, x - radius * .6, y - radius * .5)
                        .close(),
                "#fff",
                .8);
    }

    /** A smooth round bead. */
    static void bead(Canvas canvas, double x, double y, double radius, Colour colour) {
        canvas.ellipse(
                x,
                y,
                radius,
                radius,
                canvas.around(
                        .34,
                        .3,
                        .75,
                        Stop.at(0, colour.light(.8)),
                        Stop.at(.4, colour),
                        Stop.at(1, colour.shade(.45))));
    }

    /** A cushion to lie on. */
    private static void pad(Still still, double x, double y, double half) {
        Canvas canvas = still.canvas();
        still.shadow(x, y, half * .94);
        Colour cloth = still.main().brightness() > 150 ? Tint.AUBERGINE.colour() : VELVET;
        Pen pad = Pen.from(x - half, y - 20)
                .curve(x - half - 6, y - 70, x - half * .5, y - 84, x, y - 84)
                .curve(x + half * .5, y - 84, x + half + 6, y - 70, x + half, y - 20)
                .curve(x + half * .8, y + 14, x - half * .8, y + 14, x - half, y - 20)
                .close();
        canvas.path(
                pad, canvas.aslant(Stop.at(0, cloth.light(.34)), Stop.at(.45, cloth), Stop.at(1, cloth.shade(.36))));
        canvas.stroke(
                Pen.from(x - half, y - 22).curve(x - half * .7, y - 2, x + half * .7, y - 2, x + half, y - 22),
                cloth.shade(.4).hex(),
                4,
                .6);
    }

    static void necklace(Still still) {
        Canvas canvas = still.canvas();
        bust(still);
        double top = 226;
        double low = still.dice().between(474, 520);
        boolean beaded = still.ornamented();
        Colour stone = stone(still);
        int count = beaded ? 21 : 41;
        for (int i = 0; i < count; i++) {
            double t = (double) i / (count - 1);
            double along = t > .5 ? 2 - 2 * t : 2 * t;
            double side = t > .5 ? 1 : -1;
            double x = CENTRE + side * curve(62, 128, 84, 0, along);
            double y = curve(top, top + 120, low, low, along);
            double size = beaded ? 8 + 8 * (1 - Math.abs(2 * t - 1)) : 5.5;
            bead(canvas, x, y, size, beaded && i % 2 == 0 ? stone : still.main());
        }
        pendant(still, CENTRE, low + 8, stone);
    }

    private static double curve(double a, double b, double c, double d, double t) {
        double s = 1 - t;
        return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    }

    private static void bust(Still still) {
        Canvas canvas = still.canvas();
        Colour cloth = still.main().brightness() > 150 ? new Colour(0x4A3A46) : VELVET;
        still.shadow(CENTRE, FLOOR + 8, 130);
        Pen bust = Pen.from(CENTRE - 58, 180)
                .curve(CENTRE - 50, 280, CENTRE - 86, 300, CENTRE - 176, 344)
                .curve(CENTRE - 226, 380, CENTRE - 150, 560, CENTRE - 116, FLOOR + 4)
                .bend(CENTRE, FLOOR + 26, CENTRE + 116, FLOOR + 4)
                .curve(CENTRE + 150, 560, CENTRE + 226, 380, CENTRE + 176, 344)
                .curve(CENTRE + 86, 300, CENTRE + 50, 280, CENTRE + 58, 180)
                .bend(CENTRE, 162, CENTRE - 58, 180)
                .close();
        canvas.path(
                bust,
                canvas.across(
                        Stop.at(0, cloth.light(.1)),
                        Stop.at(.3, cloth.light(.26)),
                        Stop.at(.6, cloth),
                        Stop.at(1, cloth.shade(.44))));
        canvas.ellipse(CENTRE, 180, 58, 13, cloth.light(.3).hex());
    }

    private static void pendant(Still still, double x, double y, Colour stone) {
        Canvas canvas = still.canvas();
        Colour metal = still.main();
        canvas.ellipse(x, y + 46, 48, 48, canvas.aslant(Finish.METAL.stops(metal)));
        canvas.ellipse(x, y + 46, 40, 40, metal.shade(.3).hex());
        if (still.ornamented()) {
            still.ornament()
                    .lay(
                            canvas,
                            Surface.flat(x - 34, y + 12, 68, 68),
                            1,
                            1,
                            metal.light(.5).hex(),
                            stone.hex());
        } else {
            gem(still, x, y + 46, 34, stone);
        }
        bead(canvas, x, y + 106, 10, stone);
    }

    static void earrings(Still still) {
        double bar = 250;
        still.shadow(CENTRE, FLOOR + 4, 104);
        Lathe foot = new Lathe(CENTRE, FLOOR + 6).edge(0, 112).ring(16, 104).edge(26, 40);
        still.body(foot, Colour.DARK_WOOD, Finish.GLAZED);
        still.bar(Pen.from(CENTRE, FLOOR - 18).line(CENTRE, bar), 16, Colour.DARK_WOOD);
        still.bar(Pen.from(CENTRE - 190, bar).line(CENTRE + 190, bar), 18, Colour.DARK_WOOD);
        Colour stone = stone(still);
        int drops = still.dice().between(3, 5);
        double size = still.dice().within(.9, 1.15);
        earring(still, CENTRE - 116, bar, stone, drops, size);
        earring(still, CENTRE + 116, bar, stone, drops, size);
    }

    private static void earring(Still still, double x, double y, Colour stone, int drops, double size) {
        Canvas canvas = still.canvas();
        Colour metal = still.main();
        canvas.stroke(
                Pen.from(x, y + 44).curve(x - 30, y + 10, x - 10, y - 26, x + 6, y - 12),
                metal.shade(.1).hex(),
                5);
        canvas.transformed(x, y + 44, size, 0);
        bead(canvas, 0, 6, 15, stone);
        Pen drop = Pen.from(0, 20)
                .curve(-80, 90, -70, 168, 0, 170)
                .curve(70, 168, 80, 90, 0, 20)
                .close();
        canvas.path(drop, canvas.aslant(Finish.METAL.stops(metal)));
        canvas.path(
                Pen.from(0, 42)
                        .curve(-58, 98, -54, 154, 0, 156)
                        .curve(54, 154, 58, 98, 0, 42)
                        .close(),
                metal.shade(.34).hex());
        if (still.ornamented()) {
            still.ornament()
                    .lay(
                            canvas,
                            Surface.flat(-32, 78, 64, 64),
                            1,
                            1,
                            metal.light(.5).hex(),
                            stone.hex());
        } else {
            gem(still, 0, 112, 34, stone);
        }
        for (int i = 0; i < drops; i++) {
            double at = (i - (drops - 1) / 2.0) * 26;
            double low = 166 - Math.abs(at) * .34;
            canvas.stroke(Pen.from(at, low).line(at, low + 26), metal.hex(), 3);
            bead(canvas, at, low + 34, 10, stone);
        }
        canvas.end();
    }

    static void bracelet(Still still) {
        Canvas canvas = still.canvas();
        pad(still, CENTRE, FLOOR + 14, 240);
        double radius = still.dice().between(148, 166);
        double wide = still.dice().between(56, 92);
        double y = FLOOR - 66;
        canvas.ellipse(CENTRE + 30, y + 20, radius * 1.2, 34, Colour.INK.hex(), .3);
        Lathe cuff = new Lathe(CENTRE, y)
                .edge(0, radius)
                .ring(wide / 2, radius * 1.03)
                .edge(wide, radius);
        Colour metal = still.main();
        cuff.ring(
                canvas,
                wide,
                1,
                canvas.across(Stop.at(0, metal.shade(.55)), Stop.at(.5, metal.shade(.1)), Stop.at(1, metal.light(.2))));
        Pen front = Pen.from(CENTRE - radius, y - wide)
                .arc(radius, cuff.depth(wide), false, CENTRE + radius, y - wide)
                .line(CENTRE + radius, y)
                .arc(radius, cuff.depth(0), true, CENTRE - radius, y)
                .close();
        canvas.path(front, canvas.fill(metal, Finish.METAL));
        if (still.ornamented()) {
            still.ornament()
                    .lay(
                            canvas,
                            cuff.band(wide * .16, wide * .84),
                            wide > 70 ? 6 : 8,
                            1,
                            metal.shade(.55).hex(),
                            metal.light(.6).hex());
        } else {
            Colour stone = stone(still);
            Surface band = cuff.band(0, wide);
            for (double u : new double[] {.26, .38, .5, .62, .74}) {
                bead(canvas, band.x(u, .5), band.y(u, .5), wide * .2, stone);
            }
        }
        canvas.stroke(cuff.hoop(wide), metal.light(.6).hex(), 5);
        canvas.stroke(cuff.hoop(3), metal.shade(.4).hex(), 4);
    }
}
